import type { Catalog } from '../language.ts';

export const status: Catalog = {};
