import { describe, expect, it } from 'vitest';
import { units } from './e4m3.ts';
import { byValue, neighbour, otherWay } from './neighbours.ts';
import { encode } from './quantize.ts';

describe('numbers beside a number', () => {
  it('are all 253, in order, without the second zero', () => {
    expect(byValue.length).toBe(253);
    for (const [at, byte] of byValue.entries()) if (at > 0) expect(units[byte]).toBeGreaterThan(units[byValue[at - 1] as number] as number);
    expect([byValue[0], byValue.at(-1), byValue[126]]).toEqual([0xfe, 0x7e, 0x00]);
  });

  it('end at the largest and the least', () => {
    expect([neighbour(0x7e, 1), neighbour(0xfe, -1)]).toEqual([undefined, undefined]);
    expect([neighbour(0x00, 1), neighbour(0x00, -1), neighbour(0x38, 1)]).toEqual([0x01, 0x81, 0x39]);
  });

  it('of a rounded number: what was rounded lies between the two', () => {
    for (const exact of [17.3, 16.9, -500.2, 0.4, -0.4, 229_000]) {
      const byte = encode(exact);
      const [one, other] = [units[byte] as number, units[otherWay(byte, exact)] as number];
      expect(Math.min(one, other)).toBeLessThanOrEqual(exact);
      expect(Math.max(one, other)).toBeGreaterThanOrEqual(exact);
    }
    expect([otherWay(0x38, 512), otherWay(0x7e, 2 ** 30)]).toEqual([0x39, 0x7d]);
  });
});
