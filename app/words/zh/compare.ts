import type { Catalog } from '../language.ts';

export const compare: Catalog = {};
