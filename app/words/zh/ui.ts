import type { Catalog } from '../language.ts';

export const ui: Catalog = {};
