import { expect, it } from 'vitest';
import { ethOf, spanOf } from './words.ts';

it.each([
  [0, '0 s'],
  [45, '45 s'],
  [60, '1 min'],
  [61, '1 min 1 s'],
  [3_600, '1 h'],
  [3_601, '1 h'],
  [7_800, '2 h 10 min'],
  [86_400 * 3 + 3_600 * 5 + 59, '3 d 5 h'],
  [-5, '0 s'],
])('%i seconds are %s', (seconds, words) => {
  expect(spanOf(seconds)).toBe(words);
});

it('rounds no wei away', () => {
  expect(ethOf(10_000_000_000_000_001n)).toBe('0.010000000000000001 ETH');
  expect(ethOf(0n)).toBe('0 ETH');
});
