import { type Job, operandOf, type Work } from '../model/run.ts';
import { type Linear, weightIn } from '../model/spec.ts';
import { decodeAll } from '../number/e4m3.ts';
import type { Family } from './family.ts';
import { areSumsPossible, isMalformedWork, restFollows } from './work.ts';

/**
 * Two primes below 2^26 whose product is above any difference of two possible sums: one alone would pass whatever is off by
 * a multiple of it. 512 products of a number and a remainder stay below 2^53.
 */
export const primes = [67_108_859, 67_108_837] as const;

/** A remainder from about 0 to p, exact for integers below 2^53; without the slow `%`. */
const reduce = (x: number, p: number, inverse: number): number => x - p * Math.floor(x * inverse);

/** Integers from 0 to 2^32 - 1 that the worker cannot foresee. */
export function unforeseen(): () => number {
  const drawn = new Uint32Array(256);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) at = crypto.getRandomValues(drawn).length - drawn.length;
    return drawn[at++] as number;
  };
}

/** Whether C · r = A · (Bᵀ · r) + (bias · r) modulo p, for a random r: a false C passes with probability 1/p at most. */
export function passesModulo(p: number, job: Job, layers: Work['layers'], layer: Linear, sums: Float64Array, draw: () => number): boolean {
  const [left, right] = [operandOf(job, layers, layer.a), operandOf(job, layers, layer.b)];
  const [a, b, k, n] = [decodeAll(left.bytes), decodeAll(right.bytes), left.cols, right.rows];
  const bias = job.weights[weightIn(layer.b) ?? -1]?.bias;
  const inverse = 1 / p;
  const r = Float64Array.from({ length: n }, () => Math.floor((draw() / 2 ** 32) * p));
  const mixed = new Float64Array(k);
  let added = 0;
  for (let j = 0; j < n; j++) {
    const factor = r[j] as number;
    for (let x = 0; x < k; x++) mixed[x] = (mixed[x] as number) + factor * (b[j * k + x] as number);
    if (bias) added += reduce(reduce(bias[j] as number, p, inverse) * factor, p, inverse);
  }
  for (let x = 0; x < k; x++) mixed[x] = (mixed[x] as number) % p;
  for (let i = 0; i < left.rows; i++) {
    let [expected, claimed] = [0, 0];
    for (let x = 0; x < k; x++) expected += (a[i * k + x] as number) * (mixed[x] as number);
    for (let j = 0; j < n; j++) claimed += reduce(reduce(sums[i * n + j] as number, p, inverse) * (r[j] as number), p, inverse);
    if (((expected % p) + added - claimed) % p !== 0) return false;
  }
  return true;
}

/** Freivalds' check of every product with randomness of the verifier's own, then the rounding, entry by entry. */
export function checkFreivalds(
  job: Job,
  result: Parameters<typeof isMalformedWork>[1],
  work: Work,
  draw = unforeseen(),
): ReturnType<Family<Work>['check']> {
  if (isMalformedWork(job, result, work)) return 'malformed';
  const linear = job.spec.layers.flatMap((layer, n) => (layer.op === 'linear' ? [{ layer, sums: work.sums[n] as Float64Array }] : []));
  const passes = linear.every(
    ({ layer, sums }) =>
      areSumsPossible(job, work, layer, sums) && primes.every((p) => passesModulo(p, job, work.layers, layer, sums, draw)),
  );
  return passes && restFollows(job, work) ? 'valid' : 'invalid';
}

/** The proof is the worker's whole work; who checks has to draw the randomness after it was fixed. */
export const freivalds: Family<Work> = {
  name: 'freivalds',
  checks: ['sums', 'rounding', 'moves'],
  check: (job, result, work) => checkFreivalds(job, result, work),
};
