import type { Catalog } from '../language.ts';

export const contribute: Catalog = {};
