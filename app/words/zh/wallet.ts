import type { Catalog } from '../language.ts';

export const wallet: Catalog = {};
