import { concat, toBytes } from 'viem';
import { bytesToHex } from 'viem/utils';
import { type Job, sumsOf } from '../../../../lab/model/run.ts';
import { named } from '../../../../lab/model/seeded.ts';
import { type Linear, weight } from '../../../../lab/model/spec.ts';
import { quantizeAll } from '../../../../lab/number/quantize.ts';
import { type Tensor, type WeightTensor, weightRowsOf } from '../../../../lab/trace/tensor.ts';
import { sumRows } from '../../../../lab/verify/bilinear.ts';

/** A job of one product, and its exact sums. */
export interface Product {
  job: Job;
  sums: Float64Array;
}

export const layerIn = ({ job }: Product) => job.spec.layers[0] as Linear;

/** input · weightsᵀ + bias, in one layer. */
export function product(input: Tensor, weights: WeightTensor, shift: number, relu = false): Product {
  const layer: Linear = { op: 'linear', a: 0, b: weight(0), relu, shift, rows: input.rows, cols: weights.rows };
  const spec = { input: { rows: input.rows, cols: input.cols }, weights: [named(weights)], layers: [layer] };
  const job: Job = { spec, weights: [weights], input };
  return { job, sums: sumsOf(job, [], layer) };
}

const rowsIn = ({ job, sums }: Product, claimed = sums) => [
  job.input.bytes,
  ...weightRowsOf(job.weights[0] as WeightTensor),
  ...sumRows(claimed, layerIn({ job, sums }).cols),
];
/** What the verifier is given: input, weights and claimed sums. */
export const dataOf = (made: Product, claimed?: Float64Array) => toBytes(concat(rowsIn(made, claimed).map((row) => bytesToHex(row))));

/** The output that sums round to, and so the root that a liar who is consistent commits to. */
export const outputOf = (made: Product, sums = made.sums): Tensor => {
  const { rows, cols, shift, relu } = layerIn(made);
  return { rows, cols, bytes: quantizeAll(sums, shift, relu) };
};
