import { computeLayer, type Job, type Work } from '../model/run.ts';
import { randomTensor, seeded } from '../model/seeded.ts';
import { isCanonical } from '../number/e4m3.ts';
import type { Tensor } from '../trace/tensor.ts';
import type { Entry } from './referee.ts';

/**
 * The work of a worker that puts another byte at one entry and computes from it all that follows, as one who hides it would.
 * From a byte that is no number nothing follows: then the later layers stay as they were.
 */
export function withByte(job: Job, own: Work, { layer, i, j }: Entry, byte: number): Work {
  const changed = own.layers[layer - 1] as Tensor;
  const at = i * changed.cols + j;
  const layers = own.layers.with(layer - 1, { ...changed, bytes: changed.bytes.with(at, byte) });
  if (!isCanonical(byte)) return { layers, sums: own.sums };
  const sums = [...own.sums];
  for (const [n, later] of job.spec.layers.entries()) {
    if (n < layer) continue;
    const made = computeLayer(job, layers.slice(0, n), later);
    layers[n] = made.output;
    sums[n] = made.sums;
  }
  return { layers, sums };
}

/** The work of a worker that says one sum wrongly, by one unit of 2^-18, and publishes the right bytes. */
export function withSum(own: Work, { layer, i, j }: Entry): Work {
  const sums = own.sums[layer - 1];
  const { cols } = own.layers[layer - 1] as Tensor;
  const at = i * cols + j;
  return { ...own, sums: own.sums.with(layer - 1, sums?.with(at, (sums[at] as number) + 1)) };
}

/** Any bytes in place of work, from a seed, with sums of nothing: what a worker has that computed nothing. */
export function anyBytes({ spec }: Job, seed: number): Work {
  const next = seeded(seed);
  return {
    layers: spec.layers.map(({ rows, cols }) => randomTensor(next, rows, cols)),
    sums: spec.layers.map(({ op, rows, cols }) => (op === 'linear' ? new Float64Array(rows * cols) : undefined)),
  };
}
