import { describe, expect, it } from 'vitest';
import { seeded } from '../model/seeded.ts';
import { isCanonical, units } from './e4m3.ts';
import { powerOfTwo, quantize, quantizeAll } from './quantize.ts';
import { slowDecode, slowQuantize } from './testing.ts';

/** How many of some accumulators round otherwise than by the search among all values. */
function wrongOf(accumulators: Iterable<number>, shift: number): number {
  let wrong = 0;
  for (const acc of accumulators) if (quantize(acc, shift) !== slowQuantize(BigInt(acc), shift)) wrong++;
  return wrong;
}

describe('quantize', () => {
  it('rounds all 65,536 products of two bytes as the search does', () => {
    let [wrong, seen] = [0, 0];
    for (let a = 0; a < 256; a++)
      for (let b = 0; b < 256; b++, seen++) {
        if (!isCanonical(a) || !isCanonical(b)) continue;
        const product = (units[a] as number) * (units[b] as number);
        const exact = slowDecode(a) * slowDecode(b);
        if (BigInt(product) !== exact || quantize(product, 18) !== slowQuantize(exact, 18)) wrong++;
      }
    expect({ wrong, seen }).toEqual({ wrong: 0, seen: 65_536 });
  });

  it('rounds all 262,145 half units from -128 to 128 as the search does', () => {
    const halves = Array.from({ length: 2 ** 18 + 1 }, (_, n) => n - 2 ** 17);
    expect(wrongOf(halves, 10)).toBe(0);
  });

  it('rounds 130,000 accumulators of all sizes at every shift as the search does', () => {
    const next = seeded(11);
    for (let shift = -32; shift <= 32; shift++) {
      const some = Array.from({ length: 2_000 }, () => {
        const bits = next() % 53;
        const size = Math.floor((next() / 2 ** 32) * 2 ** bits);
        return next() % 2 ? size : -size;
      });
      expect(wrongOf(some, shift), `shift ${shift}`).toBe(0);
    }
  });

  it('rounds what lies next to each midpoint as the search does', () => {
    for (let byte = 0; byte < 0x7e; byte++) {
      const middle = (units[byte] as number) + (units[byte + 1] as number);
      for (const shift of [10, 18, 30]) {
        const scale = 2 ** (shift - 10);
        const near = [middle * scale - 1, middle * scale, middle * scale + 1];
        expect(wrongOf([...near, ...near.map((acc) => -acc)], shift), `byte ${byte}`).toBe(0);
      }
    }
  });

  it('saturates at 448, and has one zero', () => {
    expect([2 ** 52, -(2 ** 52)].map((acc) => quantize(acc, 0))).toEqual([0x7e, 0xfe]);
    expect([0, -0, -1, -256].map((acc) => quantize(acc, 18))).toEqual([0, 0, 0, 0]);
    expect(quantize(-257, 18)).toBe(0x81);
  });

  it('takes relu before it rounds', () => {
    const accumulators = Float64Array.of(-(2 ** 18), 0, 2 ** 18);
    expect(quantizeAll(accumulators, 18, true)).toEqual(Uint8Array.of(0, 0, 0x38));
    expect(quantizeAll(accumulators, 18, false)).toEqual(Uint8Array.of(0xb8, 0, 0x38));
  });

  it('has powers of two to the bit', () => {
    for (let exponent = -60; exponent <= 60; exponent++) {
      const power = powerOfTwo(exponent);
      expect(BigInt(exponent < 0 ? 1 / power : power)).toBe(1n << BigInt(Math.abs(exponent)));
    }
  });
});
