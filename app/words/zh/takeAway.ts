import type { Catalog } from '../language.ts';

export const takeAway: Catalog = {};
