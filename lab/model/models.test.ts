import { describe, expect, it } from 'vitest';
import { commitWeights } from '../trace/tensor.ts';
import { bytesOf, readWeights, storeWeights } from './base64.ts';
import { digitSample } from './digitSamples.ts';
import { attentionModel, digitsModel } from './models.ts';
import { randomWeights, seeded } from './seeded.ts';
import { heldOut } from './workloads.ts';

describe('the models', () => {
  it.each([
    ['digits', digitsModel()],
    ['attention', attentionModel()],
  ])('%s brings the weights that its specification names', (_, { spec, weights }) => {
    expect(weights.map(commitWeights)).toEqual(spec.weights.map(({ root }) => root));
  });

  it('keep weights as base64 of their rows, and read them back', () => {
    const tensor = randomWeights(seeded(33), 7, 5, 49);
    expect(readWeights(storeWeights(tensor))).toEqual(tensor);
    expect(bytesOf(btoa('\x00\xff'))).toEqual(Uint8Array.of(0, 255));
  });
});

describe('the digits', () => {
  it('are drawn again from seed and number, and differ from one another', () => {
    expect(digitSample(heldOut, 5)).toEqual(digitSample(heldOut, 5));
    const pictures = Array.from({ length: 500 }, (_, n) => digitSample(heldOut, n));
    expect(new Set(pictures.map(({ input }) => input.bytes.join())).size).toBe(500);
    expect(new Set(pictures.map(({ label }) => label)).size).toBe(10);
  });
});
