import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const known = ['0g', 'akash', 'autonolas', 'bittensor', 'livepeer'];

it('finds a word with a slip, and a word that was cut off', () => {
  expect(nearest('bitensor', known)).toEqual(['bittensor']);
  expect(nearest('akash-network', known)).toEqual(['akash']);
  expect(nearest('live', known)).toEqual(['livepeer']);
});

it('suggests nothing for a word that is far from all', () => {
  expect(nearest('ethereum', known)).toEqual([]);
});
