import type { Catalog } from '../language.ts';

export const search: Catalog = {};
