import type { Catalog } from '../language.ts';

export const pages: Catalog = {};
