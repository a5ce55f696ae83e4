import type { Catalog } from '../language.ts';

export const state: Catalog = {};
