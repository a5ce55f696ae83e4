import type { WeightTensor } from '../trace/tensor.ts';
import attention from './attention.json' with { type: 'json' };
import { readWeights } from './base64.ts';
import { side } from './digitSamples.ts';
import digits from './digits.json' with { type: 'json' };
import type { Job } from './run.ts';
import { named } from './seeded.ts';
import { type Layer, type Spec, weight } from './spec.ts';

/** A specification and its weights: a job for any input of its shape. */
export type Model = Omit<Job, 'input'>;

const modelOf = (input: Spec['input'], weights: readonly WeightTensor[], layers: readonly Layer[]): Model => ({
  spec: { input, weights: weights.map(named), layers },
  weights,
});

/** 8 × 8 pixels, a convolution of 8 channels with its batch norm folded in, 288 → 32 → 10. */
export function digitsModel(): Model {
  const [conv, hidden, last] = digits;
  if (!conv || !hidden || !last) throw new TypeError('digits.json holds three layers.');
  const picture = { height: side, width: side, channels: 1, kernel: 3, stride: 1, pad: 0 };
  return modelOf({ rows: side * side, cols: 1 }, [conv, hidden, last].map(readWeights), [
    { op: 'im2col', a: 0, picture, rows: 36, cols: 9 },
    { op: 'linear', a: 1, b: weight(0), relu: true, shift: conv.shift, rows: 36, cols: 8 },
    { op: 'reshape', a: 2, rows: 1, cols: 288 },
    { op: 'linear', a: 3, b: weight(1), relu: true, shift: hidden.shift, rows: 1, cols: 32 },
    { op: 'linear', a: 4, b: weight(2), relu: false, shift: last.shift, rows: 1, cols: 10 },
  ]);
}

/** One block of attention over 16 tokens of width 16; 1/√16 is two of the shift of the logits. */
export function attentionModel(): Model {
  const square = { rows: 16, cols: 16 };
  const linear = (a: number, b: number, shift = 18): Layer => ({ op: 'linear', a, b, relu: false, shift, ...square });
  const weights = [attention.query, attention.key, attention.value, attention.output].map(readWeights);
  return modelOf(square, weights, [
    linear(0, weight(0)),
    linear(0, weight(1)),
    linear(0, weight(2)),
    linear(1, 2, 20),
    { op: 'softmax', a: 4, ...square },
    { op: 'transpose', a: 3, ...square },
    linear(5, 6),
    linear(7, weight(3)),
  ]);
}
