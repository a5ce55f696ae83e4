import { describe, expect, it } from 'vitest';
import { randomTensor, seeded } from '../model/seeded.ts';
import { decodeAll, units } from './e4m3.ts';
import { exponentials, softmax } from './softmax.ts';
import { slowDecode, slowSoftmax } from './testing.ts';

describe('softmax', () => {
  it('has the published table, which falls from 2^15 to 0', () => {
    expect(exponentials).toHaveLength(256);
    expect(exponentials).toEqual(Array.from({ length: 256 }, (_, i) => Math.round(2 ** 15 * Math.exp(-i / 16))));
  });

  it('equals the definition in BigInt on rows of any numbers', () => {
    const next = seeded(12);
    for (let n = 0; n < 400; n++) {
      const { bytes } = randomTensor(next, 1, 1 + (next() % 64));
      const row = n % 2 ? bytes : bytes.map((byte) => (byte & 0x80) | (byte % 0x48)); // every second row has near logits
      const canonical = row.map((byte) => (byte === 0x80 ? 0 : byte));
      expect([...softmax(decodeAll(canonical))]).toEqual(slowSoftmax([...canonical].map(slowDecode), exponentials));
    }
  });

  it('stays within 0.032 of the softmax of real numbers, half the distance of two bytes below 1 and the table’s step', () => {
    const next = seeded(13);
    for (let n = 0; n < 200; n++) {
      const logits = Uint8Array.from({ length: 16 }, () => (next() % 0x40) | (next() % 2 ? 0x80 : 0)).map((byte) =>
        byte === 0x80 ? 0 : byte,
      );
      const powers = [...logits].map((byte) => Math.exp((units[byte] as number) / 512));
      const sum = powers.reduce((all, one) => all + one);
      for (const [j, byte] of softmax(decodeAll(logits)).entries())
        expect(Math.abs((units[byte] as number) / 512 - (powers[j] as number) / sum)).toBeLessThan(0.032);
    }
  });

  it('gives a row of one logit the probability 1, and equal logits equal ones', () => {
    expect([...softmax(Float64Array.of(-229_376))]).toEqual([0x38]);
    expect([...softmax(new Float64Array(4))]).toEqual([0x28, 0x28, 0x28, 0x28]);
  });
});
