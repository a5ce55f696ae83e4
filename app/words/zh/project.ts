import type { Catalog } from '../language.ts';

export const project: Catalog = {};
