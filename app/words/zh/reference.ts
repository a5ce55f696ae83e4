import type { Catalog } from '../language.ts';

export const reference: Catalog = {};
