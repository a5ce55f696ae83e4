import type { Catalog } from '../language.ts';

export const text: Catalog = {};
