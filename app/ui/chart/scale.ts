/** A round number at or above `max`, for the end of an axis. */
export function roundUp(max: number): number {
  if (max <= 0) return 0;
  const size = 10 ** Math.floor(Math.log10(max));
  return ([1, 2, 2.5, 5, 10].find((step) => step * size >= max) ?? 10) * size;
}

/** The ends of an axis that holds these values and always zero. */
export function rangeOf(values: readonly number[]): { least: number; most: number } {
  const least = -roundUp(-Math.min(0, ...values));
  const most = roundUp(Math.max(0, ...values));
  return { least: least === 0 ? 0 : least, most: least === 0 && most === 0 ? 1 : most };
}

/** A function from a range of numbers to a range of pixels. */
export const scale = (from: number, to: number, start: number, end: number) => (value: number) =>
  start + ((end - start) * (value - from)) / (to - from || 1);
