import type { Catalog } from '../language.ts';

export const history: Catalog = {};
