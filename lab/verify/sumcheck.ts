import { type Job, operandOf, type Work } from '../model/run.ts';
import { type Linear, weightIn } from '../model/spec.ts';
import { type Hash, hashOf } from '../trace/hash.ts';
import type { Tensor } from '../trace/tensor.ts';
import { dot, integers, modulo, order } from './field.ts';

/**
 * Sum-check of one product (Thaler 2013), to be measured: it takes the n³ out of the check as Freivalds and the bilinear check do,
 * and leaves them the n² of evaluating A, B and C. No family is built on it.
 */

/** A polynomial of degree two by its values at 0, 1 and 2. */
export type Round = readonly [bigint, bigint, bigint];

const asHash = (value: bigint): Hash => `0x${value.toString(16).padStart(64, '0')}`;

/** Challenges that follow from all that was said before, one after the other. */
class Transcript {
  #state: Hash;
  constructor(...said: readonly Hash[]) {
    this.#state = hashOf('sumcheck', ...said);
  }
  draw(...said: readonly bigint[]): bigint {
    this.#state = hashOf('sumcheck', this.#state, ...said.map(asHash));
    return BigInt(this.#state) % order;
  }
}

const bitsOf = (count: number): number => Math.ceil(Math.log2(count));

/** How much each place counts at a point: 1 at the place that the point's bits name, if they are bits. The first bit is the lowest. */
export function weightsAt(point: readonly bigint[]): bigint[] {
  let weights = [1n];
  for (const x of point) weights = [...weights.map((one) => modulo(one * (1n - x))), ...weights.map((one) => modulo(one * x))];
  return weights;
}

/** A matrix folded over its rows: one number a column, filled up with zeros to a power of two. */
function foldRows({ rows, cols, bytes }: Tensor, weights: readonly bigint[]): bigint[] {
  return Array.from({ length: 2 ** bitsOf(cols) }, (_, k) => {
    if (k >= cols) return 0n;
    let sum = 0n;
    for (let i = 0; i < rows; i++) sum += (weights[i] as bigint) * (integers[bytes[i * cols + k] as number] as bigint);
    return modulo(sum);
  });
}

/** Half of the numbers, at a challenge in place of the lowest bit. */
const fold = (numbers: readonly bigint[], x: bigint): bigint[] =>
  Array.from({ length: numbers.length / 2 }, (_, i) => {
    const [low, high] = [numbers[2 * i] as bigint, numbers[2 * i + 1] as bigint];
    return modulo(low + x * (high - low));
  });

/** The points at which A's rows and B's rows are folded, from the roots of A, B and C. */
function begin({ rows, cols }: Linear, roots: readonly Hash[]): { transcript: Transcript; x: bigint[]; y: bigint[] } {
  const transcript = new Transcript(...roots);
  const point = (count: number) => weightsAt(Array.from({ length: bitsOf(count) }, () => transcript.draw()));
  return { transcript, x: point(rows), y: point(cols) };
}

/** What C without its bias says at the two points. */
function claimOf({ cols }: Linear, sums: Float64Array, bias: Float64Array | undefined, x: readonly bigint[], y: readonly bigint[]): bigint {
  let sum = 0n;
  for (let i = 0; i * cols < sums.length; i++) {
    let row = 0n;
    for (let j = 0; j < cols; j++) row += BigInt((sums[i * cols + j] as number) - (bias?.[j] ?? 0)) * (y[j] as bigint);
    sum += modulo(row) * (x[i] as bigint);
  }
  return modulo(sum);
}

/** Proves that C = A · Bᵀ for a linear layer, by as many rounds as its sums have bits of length. */
export function prove(job: Job, { layers }: Pick<Work, 'layers'>, layer: Linear, roots: readonly Hash[]): Round[] {
  const { transcript, x, y } = begin(layer, roots);
  let a = foldRows(operandOf(job, layers, layer.a), x);
  let b = foldRows(operandOf(job, layers, layer.b), y);
  const rounds: Round[] = [];
  while (a.length > 1) {
    const at = (point: bigint) => dot(fold(a, point), fold(b, point));
    const round: Round = [at(0n), at(1n), at(2n)];
    rounds.push(round);
    const drawn = transcript.draw(...round);
    [a, b] = [fold(a, drawn), fold(b, drawn)];
  }
  return rounds;
}

/** The value at x of the polynomial of degree two: Lagrange, with one half as a whole number of the field. */
function valueAt([p, q, r]: Round, x: bigint): bigint {
  const half = (order + 1n) / 2n;
  return modulo(p * (x - 1n) * (x - 2n) * half - q * x * (x - 2n) + r * x * (x - 1n) * half);
}

/** The rounds alone: each has to add up to the claim before it. Gives what is left to ask, or undefined. */
function checkRounds(claim: bigint, rounds: readonly Round[], transcript: Transcript): { point: bigint[]; left: bigint } | undefined {
  const point: bigint[] = [];
  let left = claim;
  for (const round of rounds) {
    if (modulo(round[0] + round[1]) !== left) return undefined;
    const drawn = transcript.draw(...round);
    left = valueAt(round, drawn);
    point.push(drawn);
  }
  return { point, left };
}

/** The whole check of one linear layer: the rounds, and then A, B and C themselves at the points, which costs what they have entries. */
export function checkProduct(
  job: Job,
  { layers }: Pick<Work, 'layers'>,
  layer: Linear,
  sums: Float64Array,
  roots: readonly Hash[],
  rounds: readonly Round[],
): boolean {
  const { transcript, x, y } = begin(layer, roots);
  const [a, b] = [operandOf(job, layers, layer.a), operandOf(job, layers, layer.b)];
  if (rounds.length !== bitsOf(a.cols)) return false;
  const checked = checkRounds(claimOf(layer, sums, job.weights[weightIn(layer.b) ?? -1]?.bias, x, y), rounds, transcript);
  if (!checked) return false;
  const z = weightsAt(checked.point);
  return modulo(dot(foldRows(a, x), z) * dot(foldRows(b, y), z)) === checked.left;
}
