import { decode } from '../number/e4m3.ts';
import type { Tensor } from '../trace/tensor.ts';
import { digitSample } from './digitSamples.ts';
import { type BatchNorm, type FloatLayer, foldBatchNorm, scaleFor, shiftFor, toTensor, toWeights } from './fold.ts';
import { attentionModel, digitsModel } from './models.ts';
import type { Job } from './run.ts';
import { named, randomTensor, randomWeights, seeded } from './seeded.ts';
import { weight } from './spec.ts';
import { type WorkloadName, workloadNames } from './workloadNames.ts';

/** A product of two n × n matrices of any numbers; the shift keeps most of the results below 448. */
function gemm(n: number): Job {
  const next = seeded(n);
  const weights = [randomWeights(next, n, n)];
  return {
    spec: {
      input: { rows: n, cols: n },
      weights: weights.map(named),
      layers: [{ op: 'linear', a: 0, b: weight(0), relu: false, shift: n >= 256 ? 29 : 28, rows: n, cols: n }],
    },
    weights,
    input: randomTensor(next, n, n),
  };
}

/** Numbers from -1 to 1, in steps of 2^-10. */
const small = (next: () => number, count: number): number[] => Array.from({ length: count }, () => ((next() >>> 21) - 1024) / 1024);

/** A picture of 16 × 16 with 4 channels, a kernel of 3 × 3, 8 channels out, relu. */
function conv2d(): Job {
  const next = seeded(2);
  const picture = { height: 16, width: 16, channels: 4, kernel: 3, stride: 1, pad: 1 };
  const layer: FloatLayer = { rows: 8, cols: 36, weights: small(next, 8 * 36), bias: small(next, 8) };
  const weights = [toWeights(layer, 2, 2)];
  return {
    spec: {
      input: { rows: 256, cols: 4 },
      weights: weights.map(named),
      layers: [
        { op: 'im2col', a: 0, picture, rows: 256, cols: 36 },
        { op: 'linear', a: 1, b: weight(0), relu: true, shift: shiftFor(2, 2, 4), rows: 256, cols: 8 },
      ],
    },
    weights,
    input: toTensor(small(next, 1024), { rows: 256, cols: 4 }, 2),
  };
}

/** What the batch norm workload computes, before it was folded and rounded. */
export function batchNormFloat(): {
  layer: FloatLayer;
  norm: BatchNorm;
  input: number[];
  rows: number;
  scales: { weights: number; input: number; output: number };
} {
  const next = seeded(3);
  const [rows, channels, depth] = [64, 16, 32];
  const layer = { rows: channels, cols: depth, weights: small(next, channels * depth), bias: small(next, channels) };
  const norm = {
    gamma: small(next, channels).map((value) => 1 + value / 2),
    beta: small(next, channels),
    mean: small(next, channels),
    variance: small(next, channels).map((value) => 2 + value),
    epsilon: 2 ** -10,
  };
  const scales = { weights: scaleFor(foldBatchNorm(layer, norm).weights, 240), input: 6, output: 4 };
  return { layer, norm, input: small(next, rows * depth), rows, scales };
}

/** A layer with a batch norm, which is folded into weights and bias: nothing of it is left to compute. */
function batchNorm(): Job {
  const { layer, norm, input, rows, scales } = batchNormFloat();
  const weights = [toWeights(foldBatchNorm(layer, norm), scales.weights, scales.input)];
  const shift = shiftFor(scales.weights, scales.input, scales.output);
  return {
    spec: {
      input: { rows, cols: layer.cols },
      weights: weights.map(named),
      layers: [{ op: 'linear', a: 0, b: weight(0), relu: false, shift, rows, cols: layer.rows }],
    },
    weights,
    input: toTensor(input, { rows, cols: layer.cols }, scales.input),
  };
}

/** 16 tokens, from a seed. */
const tokens = (): Tensor =>
  toTensor(
    small(seeded(4), 256).map((value) => 2 * value),
    { rows: 16, cols: 16 },
    0,
  );

/** The held-out digits: a seed that the training did not see. */
export const heldOut = 2026;

export { type WorkloadName, workloadNames };

/** Every workload by its name. */
export const workloads = {
  'gemm-64': () => gemm(64),
  'gemm-256': () => gemm(256),
  'gemm-512': () => gemm(512),
  conv2d,
  'batch-norm': batchNorm,
  attention: () => ({ ...attentionModel(), input: tokens() }),
  digits: () => ({ ...digitsModel(), input: digitSample(heldOut, 0).input }),
} as const satisfies Record<WorkloadName, () => Job>;

/** The class that a digits model's last layer names. */
export function digitOf({ bytes }: Tensor): number {
  let best = 0;
  for (const [i, byte] of bytes.entries()) if (decode(byte) > decode(bytes[best] as number)) best = i;
  return best;
}
