import type { Catalog } from '../language.ts';

export const standing: Catalog = {};
