import { type Job, moveBytes, operandOf, type Work } from '../model/run.ts';
import { type Linear, weightIn } from '../model/spec.ts';
import { resultOf } from '../model/trace.ts';
import { firstForeign } from '../number/e4m3.ts';
import { quantizeAll } from '../number/quantize.ts';
import type { Result } from '../trace/result.ts';
import type { Tensor } from '../trace/tensor.ts';
import { hasAllRoots, sameRoots } from './family.ts';

/** The largest product of two numbers, in units of 2^-18. */
const largestProduct = 49 * 2 ** 30;

/** Whether a worker's work is no work at all: shapes, bytes, sums that are no integers, or not what it published. */
export function isMalformedWork(job: Job, result: Result, { layers, sums }: Work): boolean {
  if (!hasAllRoots(job, result) || layers.length !== job.spec.layers.length) return true;
  const fits = job.spec.layers.every((layer, n) => {
    const { rows, cols, bytes } = layers[n] as Tensor;
    if (rows !== layer.rows || cols !== layer.cols || bytes.length !== rows * cols || firstForeign(bytes) >= 0) return false;
    return layer.op !== 'linear' || (sums[n]?.length === bytes.length && sums[n].every(Number.isSafeInteger));
  });
  return !fits || !sameRoots(resultOf({ layers }), result);
}

/** Whether every sum is one that numbers of 8 bits can have: what a check modulo a prime needs to be sound. */
export function areSumsPossible(job: Job, { layers }: Work, layer: Linear, sums: Float64Array): boolean {
  const products = operandOf(job, layers, layer.b).cols * largestProduct;
  const bias = job.weights[weightIn(layer.b) ?? -1]?.bias;
  return sums.every((sum, at) => Math.abs(sum) <= products + Math.abs(bias?.[at % layer.cols] ?? 0));
}

/** Whether rounded sums and moved bytes are what the layers say: everything but the sums themselves. */
export function restFollows(job: Job, { layers, sums }: Work): boolean {
  return job.spec.layers.every((layer, n) => {
    const right =
      layer.op === 'linear'
        ? quantizeAll(sums[n] as Float64Array, layer.shift, layer.relu)
        : moveBytes(layer, operandOf(job, layers, layer.a));
    return right.every((byte, at) => byte === layers[n]?.bytes[at]);
  });
}
