import { digitSample, side } from '../../../../lab/model/digitSamples.ts';
import { digitsModel } from '../../../../lab/model/models.ts';
import type { Job } from '../../../../lab/model/run.ts';
import { heldOut } from '../../../../lab/model/workloads.ts';
import { units } from '../../../../lab/number/e4m3.ts';
import { encode } from '../../../../lab/number/quantize.ts';

/** The model that this part runs, and what it computes. */
export const model = digitsModel();
export const { spec } = model;

/** A digit that the model reads: a sample by its number, or 64 levels of ink from 0 to 16 that somebody drew, one sign each. */
export type Digit = number | string;

/** The first sample of each digit, from 0 to 9, and two that the model reads wrongly. */
export const samples: readonly number[] = [4, 5, 8, 7, 39, 0, 1, 3, 9, 24, 62, 139];

const signs = '0123456789abcdefg';
export const isDrawn = (text: string): boolean => /^[0-9a-g]{64}$/.test(text);

/** The levels of ink of a digit, from 0 to 16. */
export function levelsOf(digit: Digit): number[] {
  if (typeof digit === 'string') return [...digit].map((sign) => signs.indexOf(sign));
  return Array.from(digitSample(heldOut, digit).input.bytes, (byte) => (units[byte] as number) / 32);
}

/** Levels of ink as somebody drew them. */
export const drawnOf = (levels: readonly number[]): string => levels.map((level) => signs[level]).join('');

/** What the digit is, where the generator said so. */
export const labelOf = (digit: Digit): number | undefined => (typeof digit === 'number' ? digitSample(heldOut, digit).label : undefined);

/** The job of naming a digit. */
export function jobOf(digit: Digit): Job {
  const bytes = Uint8Array.from(levelsOf(digit), (level) => encode(level * 32));
  return { ...model, input: { rows: side * side, cols: 1, bytes } };
}
