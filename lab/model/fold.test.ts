import { describe, expect, it } from 'vitest';
import { units } from '../number/e4m3.ts';
import { foldBatchNorm, scaleFor, shiftFor, toTensor, toWeights } from './fold.ts';
import { run } from './run.ts';
import { batchNormFloat, workloads } from './workloads.ts';

/** The layer and then the batch norm, apart from each other, in floating point. */
function unfolded(): number[] {
  const { layer, norm, input, rows } = batchNormFloat();
  return Array.from({ length: rows * layer.rows }, (_, at) => {
    const [i, j] = [Math.floor(at / layer.rows), at % layer.rows];
    let sum = layer.bias[j] as number;
    for (let k = 0; k < layer.cols; k++) sum += (layer.weights[j * layer.cols + k] as number) * (input[i * layer.cols + k] as number);
    const [gamma, beta, mean, variance] = [norm.gamma, norm.beta, norm.mean, norm.variance].map((list) => list[j] as number) as [
      number,
      number,
      number,
      number,
    ];
    return ((sum - mean) / Math.sqrt(variance + norm.epsilon)) * gamma + beta;
  });
}

describe('a batch norm', () => {
  it('folded into weights and bias is the same function', () => {
    const { layer, norm, input, rows } = batchNormFloat();
    const folded = foldBatchNorm(layer, norm);
    const out = Array.from({ length: rows * layer.rows }, (_, at) => {
      const [i, j] = [Math.floor(at / layer.rows), at % layer.rows];
      return folded.weights
        .slice(j * layer.cols, (j + 1) * layer.cols)
        .reduce((sum, value, k) => sum + value * (input[i * layer.cols + k] as number), folded.bias[j] as number);
    });
    for (const [at, value] of unfolded().entries()) expect(out[at]).toBeCloseTo(value, 9);
  });

  it('folded and rounded stays near the unfolded one: each of its 32 summands is off by at most 2 · 2^-4 of itself', () => {
    const job = workloads['batch-norm']();
    const { layer, norm, input, rows, scales } = batchNormFloat();
    const folded = foldBatchNorm(layer, norm);
    const got = [...(run(job).layers[0]?.bytes ?? [])].map((byte) => (units[byte] as number) / 2 ** (9 + scales.output));
    const exact = unfolded();
    let largest = 0;
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < layer.rows; j++) {
        const at = i * layer.rows + j;
        let summands = 0;
        for (let k = 0; k < layer.cols; k++)
          summands += Math.abs((folded.weights[j * layer.cols + k] as number) * (input[i * layer.cols + k] as number));
        const error = Math.abs((got[at] as number) - (exact[at] as number));
        // Half a step of the mantissa in weight, input and output; what lies below the smallest step is next to nothing.
        expect(error).toBeLessThanOrEqual(summands * (1 / 16 + 1 / 16 + 1 / 256) + Math.abs(exact[at] as number) / 15 + 0.01);
        largest = Math.max(largest, error);
      }
    expect(largest).toBeLessThan(0.35);
  });

  it('leaves nothing to compute but one product', () => {
    expect(workloads['batch-norm']().spec.layers.map(({ op }) => op)).toEqual(['linear']);
  });
});

describe('scales', () => {
  it('are the largest powers of two by which nothing saturates', () => {
    expect(scaleFor([1, -3])).toBe(7);
    expect(scaleFor([448])).toBe(0);
    expect(scaleFor([449])).toBe(-1);
    expect(scaleFor([0])).toBe(16);
  });

  it('cancel: weights, inputs and outputs of any scale give the same values', () => {
    const layer = { rows: 1, cols: 2, weights: [0.5, -0.25], bias: [1] };
    const input = toTensor([1, 2], { rows: 1, cols: 2 }, 3);
    const weights = toWeights(layer, 5, 3);
    expect([...weights.bias]).toEqual([2 ** 26]);
    expect(shiftFor(5, 3, 2)).toBe(24);
    const sum =
      (units[input.bytes[0] as number] as number) * (units[weights.bytes[0] as number] as number) +
      (units[input.bytes[1] as number] as number) * (units[weights.bytes[1] as number] as number);
    expect((sum + (weights.bias[0] as number)) / 2 ** (18 + 5 + 3)).toBe(1);
  });
});
