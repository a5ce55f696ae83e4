import type { Catalog } from '../language.ts';

export const home: Catalog = {};
