import { encode, powerOfTwo } from '../number/quantize.ts';
import type { Shape, Tensor, WeightTensor } from '../trace/tensor.ts';

/** A layer in floating point: out = weights · in + bias, one row of weights an output. */
export interface FloatLayer extends Shape {
  weights: readonly number[];
  bias: readonly number[];
}

/** A batch norm with fixed statistics, one of each an output. */
export interface BatchNorm {
  gamma: readonly number[];
  beta: readonly number[];
  mean: readonly number[];
  variance: readonly number[];
  epsilon: number;
}

/** Layer and batch norm as one layer, so that nothing of the batch norm is left at run time. */
export function foldBatchNorm(layer: FloatLayer, { gamma, beta, mean, variance, epsilon }: BatchNorm): FloatLayer {
  const factors = gamma.map((value, j) => value / Math.sqrt((variance[j] as number) + epsilon));
  return {
    ...layer,
    weights: layer.weights.map((value, at) => value * (factors[Math.floor(at / layer.cols)] as number)),
    bias: layer.bias.map((value, j) => (value - (mean[j] as number)) * (factors[j] as number) + (beta[j] as number)),
  };
}

/** Numbers as canonical bytes of value · 2^scale. */
export const toTensor = (values: readonly number[], { rows, cols }: Shape, scale: number): Tensor => ({
  rows,
  cols,
  bytes: Uint8Array.from(values, (value) => encode(value * powerOfTwo(scale + 9))),
});

/** A layer as a weight tensor: its weights are stored times 2^scale, and its inputs come times 2^inputScale. */
export const toWeights = (layer: FloatLayer, scale: number, inputScale: number): WeightTensor => ({
  ...toTensor(layer.weights, layer, scale),
  bias: Float64Array.from(layer.bias, (value) => Math.round(value * powerOfTwo(18 + scale + inputScale))),
});

/** The shift of a layer whose weights, inputs and outputs are stored times these powers of two. */
export const shiftFor = (scale: number, inputScale: number, outputScale: number): number => 18 + scale + inputScale - outputScale;

/** The largest power of two by which no value leaves ±448. */
export function scaleFor(values: readonly number[], most = 448): number {
  const largest = values.reduce((all, value) => Math.max(all, Math.abs(value)), 0);
  let scale = 0;
  while (largest * powerOfTwo(scale) > most) scale--;
  while (scale < 16 && largest * powerOfTwo(scale + 1) <= most) scale++;
  return scale;
}
