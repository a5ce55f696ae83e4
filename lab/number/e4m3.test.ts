import { describe, expect, it } from 'vitest';
import { decode, decodeAll, firstForeign, isCanonical, largest, units } from './e4m3.ts';
import { encode } from './quantize.ts';
import { slowDecode } from './testing.ts';

const bytes = Array.from({ length: 256 }, (_, byte) => byte);

describe('E4M3', () => {
  it('decodes every byte as its bits say', () => {
    for (const byte of bytes) {
      if (byte === 0x7f || byte === 0xff) expect(decode(byte)).toBeNaN();
      else expect(BigInt(decode(byte)), `byte ${byte}`).toBe(slowDecode(byte));
    }
    expect(units).toEqual(Float64Array.from(bytes, decode));
  });

  it('decodes what the standard lists', () => {
    const value = (byte: number) => decode(byte) / 512;
    expect([0x00, 0x01, 0x07, 0x08, 0x38, 0x7e, 0xb8, 0xfe].map(value)).toEqual([0, 2 ** -9, 7 * 2 ** -9, 2 ** -6, 1, 448, -1, -448]);
    expect(decode(0x7e)).toBe(largest);
  });

  it('has 253 canonical bytes, each of which is the code of its own value', () => {
    const canonical = bytes.filter(isCanonical);
    expect(canonical).toHaveLength(253);
    expect(canonical.map((byte) => encode(decode(byte)))).toEqual(canonical);
    expect(Object.is(decode(0x80), 0)).toBe(true);
  });

  it('finds the first byte that is no number', () => {
    expect(firstForeign(Uint8Array.from(bytes))).toBe(0x7f);
    expect(firstForeign(Uint8Array.of(1, 0x80))).toBe(1);
    expect(firstForeign(Uint8Array.of(1, 0xfe, 0))).toBe(-1);
    expect(decodeAll(Uint8Array.of(0x38, 0xb8))).toEqual(Float64Array.of(512, -512));
  });
});
