import type { Catalog } from '../language.ts';

export const labRun: Catalog = {};
