import type { Catalog } from '../language.ts';

export const dispute: Catalog = {};
