import type { Catalog } from '../language.ts';

export const coverage: Catalog = {};
