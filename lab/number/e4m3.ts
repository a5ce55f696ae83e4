/**
 * E4M3 (OCP "fn"): one sign bit, four of exponent, three of mantissa. Every value is u · 2^-9 with an integer u,
 * so that products are integers in units of 2^-18 and a sum of 512 of them is exact in a float64, in any order.
 */

/** The largest |u|: 448 = 229,376 · 2^-9. */
export const largest = 229_376;

/** 0x7f and 0xff are no numbers; 0x80 would be a second zero. */
export const isCanonical = (byte: number): boolean => byte !== 0x7f && byte !== 0xff && byte !== 0x80;

/** The integer u of a byte: its value is u · 2^-9. NaN for 0x7f and 0xff. */
export function decode(byte: number): number {
  const exponent = (byte >> 3) & 15;
  const mantissa = byte & 7;
  if (exponent === 15 && mantissa === 7) return Number.NaN;
  const size = exponent === 0 ? mantissa : (8 + mantissa) * 2 ** (exponent - 1);
  return byte & 0x80 && size > 0 ? -size : size;
}

/** `decode` of all 256 bytes. */
export const units: Float64Array = Float64Array.from({ length: 256 }, (_, byte) => decode(byte));

/** Canonical bytes as their integers u, for the kernels. */
export function decodeAll(bytes: Uint8Array): Float64Array {
  const out = new Float64Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) out[i] = units[bytes[i] as number] as number;
  return out;
}

/** Where the first byte stands that is no canonical number, or -1. */
export function firstForeign(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) if (!isCanonical(bytes[i] as number)) return i;
  return -1;
}
