import { encode } from '../number/quantize.ts';
import type { Tensor } from '../trace/tensor.ts';
import { seeded } from './seeded.ts';

/** Ten digits of 5 × 7 points, a row a group of five bits. */
const font = [
  '01110 10001 10011 10101 11001 10001 01110',
  '00100 01100 00100 00100 00100 00100 01110',
  '01110 10001 00001 00010 00100 01000 11111',
  '11111 00010 00100 00010 00001 10001 01110',
  '00010 00110 01010 10010 11111 00010 00010',
  '11111 10000 11110 00001 00001 10001 01110',
  '00110 01000 10000 11110 10001 10001 01110',
  '11111 00001 00010 00100 01000 01000 01000',
  '01110 10001 10001 01110 10001 10001 01110',
  '01110 10001 10001 01111 00001 00010 01100',
].map((rows) => rows.split(' '));

export const side = 8;

export interface DigitSample {
  label: number;
  /** 64 rows of one pixel each, from 0 to 1 in sixteenths. */
  input: Tensor;
}

/** The n-th sample of a seed: a digit somewhere in 8 × 8 pixels, with noise. Integers only, so equal on every engine. */
export function digitSample(seed: number, n: number): DigitSample {
  const next = seeded(Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b));
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  const label = below(10);
  const [left, up, ink] = [below(4), below(2), 9 + below(8)];
  const bytes = Uint8Array.from({ length: side * side }, (_, at) => {
    const lit = font[label]?.[Math.floor(at / side) - up]?.[(at % side) - left] === '1';
    const noise = below(5);
    const level = below(100) < 4 ? below(17) : lit ? ink - noise : noise;
    return encode(level * 32);
  });
  return { label, input: { rows: side * side, cols: 1, bytes } };
}
