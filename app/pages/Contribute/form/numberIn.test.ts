import { expect, it } from 'vitest';
import { numberIn } from './numberIn.ts';

it.each([
  ['0', 0],
  ['1,234', 1234],
  ['1 234 567.5', 1234567.5],
  ['0.000001', 0.000001],
  ['-3', -3],
  ['1e9', 1e9],
])('reads %j as %d', (text, value) => {
  expect(numberIn(text)).toBe(value);
});

it.each(['', '12a', '1,23', 'about 5', '1.2.3', 'Infinity', 'NaN', '0x10'])('keeps %j as a text, for the schema to refuse', (text) => {
  expect(numberIn(text)).toBe(text);
});

it('reads back every number that it may be given', () => {
  for (const value of [0.1, 1 / 3, 1e21, 5e-324, 2 ** 53, -0.5]) expect(numberIn(String(value))).toBe(value);
});
