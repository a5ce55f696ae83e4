import { expect, it } from 'vitest';
import { levelOf, powerText, valueText } from './ink.ts';

it('ink grows with the number, has nine steps, and none for zero alone', () => {
  const levels = Array.from({ length: 0x7f }, (_, byte) => levelOf(byte, 229_376));
  expect([levels[0], levels[1], levels.at(-1)]).toEqual([0, 1, 9]);
  for (const [byte, level] of levels.entries()) if (byte > 0) expect(level).toBeGreaterThanOrEqual(levels[byte - 1] as number);
  // A worker may publish what is larger than anything honest, or no number.
  expect([levelOf(0x7e, 512), levelOf(0x7f, 512), levelOf(0xfe, 229_376)]).toEqual([9, 9, 9]);
});

it('numbers are written in full', () => {
  expect([valueText(0x38), valueText(0xc6), valueText(0x01), powerText(26)]).toEqual(['1', '−3.5', '0.001953125', '2⁻²⁶']);
  expect(valueText(0x7f)).toBe('not a number');
});
