import type { Catalog } from '../language.ts';

export const review: Catalog = {};
