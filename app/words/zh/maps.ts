import type { Catalog } from '../language.ts';

export const maps: Catalog = {};
