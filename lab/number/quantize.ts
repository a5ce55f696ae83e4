import { largest } from './e4m3.ts';

/** 1.5 · 2^52: adding and subtracting it rounds to the nearest integer, ties to even, for |x| < 2^51. */
const split = 6_755_399_441_055_744;

/** 2^(9 - shift) for each shift from -32 to 32. */
const scales = Float64Array.from({ length: 65 }, (_, i) => powerOfTwo(41 - i));

/** 2^exponent to the bit: `**` need not be exact in every engine. */
export function powerOfTwo(exponent: number): number {
  let power = 1;
  for (let i = 0; i < Math.abs(exponent); i++) power *= 2;
  return exponent < 0 ? 1 / power : power;
}

/** The canonical byte nearest to x units of 2^-9: ties to even, saturated at ±448, one zero. */
export function encode(x: number): number {
  let size = Math.abs(x);
  if (size >= largest) return x < 0 ? 0xfe : 0x7e;
  // The quantum: 1 below 16 units (subnormals and the first binade), doubled with every further binade.
  let exponent = 1;
  while (size >= 16) {
    size /= 2;
    exponent++;
  }
  let mantissa = size + split - split;
  if (mantissa === 16) {
    mantissa = 8;
    exponent++;
  }
  if (mantissa === 0) return 0;
  const byte = mantissa < 8 ? mantissa : (exponent << 3) | (mantissa - 8);
  return x < 0 ? byte | 0x80 : byte;
}

/** An accumulator as a canonical byte of value acc · 2^-shift (18 is scale 1); |acc| < 2^53, shift from -32 to 32. */
export const quantize = (acc: number, shift: number): number => encode(acc * (scales[shift + 32] as number));

/** A matrix of accumulators as canonical bytes. */
export function quantizeAll(accumulators: Float64Array, shift: number, relu: boolean): Uint8Array {
  const scale = scales[shift + 32] as number;
  const bytes = new Uint8Array(accumulators.length);
  for (let i = 0; i < bytes.length; i++) {
    const acc = accumulators[i] as number;
    bytes[i] = relu && acc <= 0 ? 0 : encode(acc * scale);
  }
  return bytes;
}
