import type { Catalog } from '../language.ts';

export const projects: Catalog = {};
