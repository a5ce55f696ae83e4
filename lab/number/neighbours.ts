import { isCanonical, units } from './e4m3.ts';

/** Every canonical byte, from the least number to the largest. */
export const byValue: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte)
  .filter(isCanonical)
  .sort((one, other) => (units[one] as number) - (units[other] as number));

/** The next number above a canonical byte (1) or below (-1), or undefined at the end. */
export const neighbour = (byte: number, step: 1 | -1): number | undefined => byValue[byValue.indexOf(byte) + step];

/** The number that lies on the other side of what was rounded to `byte`; the next above where nothing was rounded. `exact` in units of 2^-9. */
export function otherWay(byte: number, exact: number): number {
  const step = (units[byte] as number) > exact ? -1 : 1;
  return neighbour(byte, step) ?? (neighbour(byte, step === 1 ? -1 : 1) as number);
}
