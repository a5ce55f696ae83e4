import type { Catalog } from '../language.ts';

export const note: Catalog = {};
