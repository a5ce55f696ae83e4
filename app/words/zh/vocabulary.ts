import type { Catalog } from '../language.ts';

export const vocabulary: Catalog = {};
