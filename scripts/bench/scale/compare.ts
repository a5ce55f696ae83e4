import { type Figure, plain } from '../table.ts';
import type { Effort } from './effort.ts';

/** The same with a hundred notes as with a hundred thousand, give or take this part. */
const GIVE = 0.2;

/** One figure for the small register and the large, beside the budget that they are the same. */
export function same(what: string, small: number, large: number, unit: string, digits = 0): Figure[] {
  const ratio = large / small;
  return [
    plain(`${what}: small, large`, `${small.toFixed(digits)}, ${large.toFixed(digits)}${unit}`),
    { what: `${what}: large against small`, value: `${ratio.toFixed(2)} ×`, budget: `≤ ${1 + GIVE} ×`, within: ratio <= 1 + GIVE },
  ];
}

/** What it takes in both, by the clock and by the processors; the processors decide, for the machine may be shared. */
export function sameEffort(what: string, [small, large]: readonly Effort[]): Figure[] {
  if (!small || !large) throw new RangeError('Two registers are compared.');
  return [
    ...same(`${what}, processor time`, small.cpuMs, large.cpuMs, ' ms', 1),
    ...same(`${what}, by the clock (median)`, small.wallMs, large.wallMs, ' ms', 1),
  ];
}
