import type { Catalog } from '../language.ts';

export const changes: Catalog = {};
