import { poseidon3 } from 'poseidon-lite/poseidon3';
import { poseidon5 } from 'poseidon-lite/poseidon5';
import { poseidon16 } from 'poseidon-lite/poseidon16';
import { BadSpecError } from '../lab/errors.ts';
import { checkSpec } from '../lab/model/checkSpec.ts';
import { checkJob, type Job } from '../lab/model/run.ts';
import { named, randomTensor, randomWeights, seeded } from '../lab/model/seeded.ts';
import { type Linear, type Spec, weight } from '../lab/model/spec.ts';
import type { Tensor, WeightTensor } from '../lab/trace/tensor.ts';

/** The circuit is of products of 8 × 8. */
export const side = 8;

/** Every sum is below this in size: eight products of numbers, and a bias of at most 2^50. */
export const sumBound = 2 ** 51;

/**
 * What is claimed without showing input or weights: the product of the two that these digests name. The specification names weights by a
 * hash that the circuit does not compute: whoever says that both name the same is believed, or the weights are seen.
 */
export interface Statement {
  spec: Spec;
  inputDigest: bigint;
  weightsDigest: bigint;
}

/** Numbers of so many bits in elements of the field, the first lowest: as many in each as 248 bits hold. */
function pack(numbers: readonly bigint[], width: number): bigint[] {
  const each = Math.floor(248 / width);
  return Array.from({ length: Math.ceil(numbers.length / each) }, (_, e) =>
    numbers.slice(e * each, (e + 1) * each).reduceRight((packed, number) => (packed << BigInt(width)) + number, 0n),
  );
}

const bytesOf = ({ bytes }: Tensor): bigint[] => pack(Array.from(bytes, BigInt), 8);
const integersOf = (integers: Float64Array): bigint[] =>
  pack(
    Array.from(integers, (integer) => BigInt(integer + sumBound)),
    52,
  );

/** The three digests that a proof is of, as the circuit computes them. */
export const digestOfInput = (input: Tensor): bigint => poseidon3(bytesOf(input));
export const digestOfWeights = (weights: WeightTensor): bigint => poseidon5([...bytesOf(weights), ...integersOf(weights.bias)]);
export const digestOfSums = (sums: Float64Array): bigint => poseidon16(integersOf(sums));

/** The one layer of a specification that the circuit is of; throws `BadSpecError` for any other. */
export function layerOf(spec: Spec): Linear {
  checkSpec(spec);
  const layer = spec.layers[0];
  if (spec.layers.length !== 1 || layer?.op !== 'linear' || layer.a !== 0 || layer.b !== weight(0))
    throw new BadSpecError('the layers', 'the circuit is of one product of the input and the first weights');
  if ([spec.input.rows, spec.input.cols, layer.cols].some((length) => length !== side))
    throw new BadSpecError('the shapes', `the circuit is of ${side} × ${side} numbers`);
  return layer;
}

/** What a proof of this job says. Whoever holds the numbers compares it with what others say. */
export function statementOf(job: Job): Statement {
  checkJob(job);
  layerOf(job.spec);
  return { spec: job.spec, inputDigest: digestOfInput(job.input), weightsDigest: digestOfWeights(job.weights[0] as WeightTensor) };
}

/** A product of any numbers that the circuit is of. */
export function product(seed: number): Job {
  const next = seeded(seed);
  const weights = [randomWeights(next, side, side)];
  const shape = { rows: side, cols: side };
  const layer: Linear = { op: 'linear', a: 0, b: weight(0), relu: false, shift: 26, ...shape };
  return { spec: { input: shape, weights: weights.map(named), layers: [layer] }, weights, input: randomTensor(next, side, side) };
}
