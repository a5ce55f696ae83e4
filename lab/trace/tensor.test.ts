import { describe, expect, it } from 'vitest';
import { BadTensorError } from '../errors.ts';
import { randomTensor, randomWeights, seeded } from '../model/seeded.ts';
import { isMalformedRow, largestBias, rowsOf, splitWeightRow, tensorOf, weightRowsOf, weightTensorOf } from './tensor.ts';

const biasRow = (bias: bigint): Uint8Array => {
  const row = new Uint8Array(9);
  new DataView(row.buffer).setBigInt64(0, bias);
  return row;
};

describe('a tensor', () => {
  it('is its rows, and back', () => {
    const tensor = randomTensor(seeded(21), 5, 3);
    expect(tensorOf(rowsOf(tensor), 3)).toEqual(tensor);
    const weights = randomWeights(seeded(22), 5, 3, 49);
    expect(weightTensorOf(weightRowsOf(weights), 3)).toEqual(weights);
  });

  it('has rows of the right length, with bytes that are numbers', () => {
    expect(isMalformedRow(Uint8Array.of(1, 2, 0xfe), 3)).toBe(false);
    for (const row of [[1, 2], [1, 2, 3, 4], [], [1, 0x7f, 3], [0xff, 2, 3], [1, 2, 0x80]])
      expect(isMalformedRow(Uint8Array.from(row), 3)).toBe(true);
    expect(() => tensorOf([Uint8Array.of(1), Uint8Array.of(0x80)], 1, 'input')).toThrow(
      new BadTensorError('input', 'its row 1 is malformed'),
    );
  });

  it('has biases up to 2^50 in weight rows, as signed integers', () => {
    const most = BigInt(largestBias);
    for (const bias of [0n, -1n, most, -most]) {
      expect(isMalformedRow(biasRow(bias), 1, true)).toBe(false);
      expect(splitWeightRow(biasRow(bias)).bias).toBe(bias);
    }
    for (const bias of [most + 1n, -most - 1n, 2n ** 63n - 1n, -(2n ** 63n)]) expect(isMalformedRow(biasRow(bias), 1, true)).toBe(true);
    expect(isMalformedRow(new Uint8Array(1), 1, true)).toBe(true);
    expect(() => weightTensorOf([biasRow(most + 1n)], 1)).toThrow(BadTensorError);
  });
});
