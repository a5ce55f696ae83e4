import type { Family } from './family.ts';

/** The payer accepts, and that is all: nothing is checked, any bytes are valid. */
export const acceptance: Family<undefined> = { name: 'acceptance', checks: [], check: () => 'valid' };
