import type { Catalog } from '../language.ts';

export const labMarket: Catalog = {};
