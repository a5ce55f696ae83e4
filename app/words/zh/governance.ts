import type { Catalog } from '../language.ts';

export const governance: Catalog = {};
