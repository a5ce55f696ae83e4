import type { Catalog } from '../language.ts';

export const notes: Catalog = {};
