import type { Catalog } from '../language.ts';

export const fields: Catalog = {};
