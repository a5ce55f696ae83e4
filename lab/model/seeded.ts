import { isCanonical } from '../number/e4m3.ts';
import { commitWeights, type Tensor, type WeightTensor } from '../trace/tensor.ts';
import type { WeightSpec } from './spec.ts';

/** Integers from 0 to 2^32 - 1 that follow from a seed (mulberry32): equal on every engine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A tensor of any canonical bytes, each as likely as another. */
export function randomTensor(next: () => number, rows: number, cols: number): Tensor {
  const byte = (): number => {
    let drawn = next() >>> 24;
    while (!isCanonical(drawn)) drawn = next() >>> 24;
    return drawn;
  };
  return { rows, cols, bytes: Uint8Array.from({ length: rows * cols }, byte) };
}

/** The same with integers up to ±2^bits added to each row. */
export const randomWeights = (next: () => number, rows: number, cols: number, bits = 24): WeightTensor => ({
  ...randomTensor(next, rows, cols),
  bias: Float64Array.from({ length: rows }, () => Math.floor((next() / 2 ** 32) * 2 ** (bits + 1)) - 2 ** bits),
});

/** How a specification names a weight tensor. */
export const named = (tensor: WeightTensor): WeightSpec => ({ rows: tensor.rows, cols: tensor.cols, root: commitWeights(tensor) });
