import { quantize } from './quantize.ts';
import table from './table.json' with { type: 'json' };

/**
 * round(2^15 · e^(-i/16)) as published data: `Math.exp` is not specified to the bit.
 * The index is a difference of logits in sixteenths.
 */
export const exponentials: readonly number[] = table;

/** Probabilities are integers in units of 2^-20 before they become bytes. */
export const probabilityShift = 20;

/** The weights e_j of a row of logits (as integers u) and their sum. */
export function exponentialsOf(row: Float64Array): { weights: number[]; sum: number } {
  let most = row[0] as number;
  for (const u of row) if (u > most) most = u;
  const weights = Array.from(row, (u) => exponentials[Math.min(255, (most - u) >> 5)] as number);
  return { weights, sum: weights.reduce((all, one) => all + one, 0) };
}

/** One probability, rounded half up to units of 2^-20. Exact: below 2^36 a float64 quotient has the right floor. */
export const probability = (weight: number, sum: number): number =>
  Math.floor((weight * 2 ** probabilityShift + Math.floor(sum / 2)) / sum);

/** Softmax of one row of logits, as canonical bytes. */
export function softmax(row: Float64Array): Uint8Array {
  const { weights, sum } = exponentialsOf(row);
  return Uint8Array.from(weights, (weight) => quantize(probability(weight, sum), probabilityShift));
}
