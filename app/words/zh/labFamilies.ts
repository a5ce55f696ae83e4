import type { Catalog } from '../language.ts';

export const labFamilies: Catalog = {};
