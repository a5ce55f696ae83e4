import { endOf } from '../../registry/schema/age.ts';
import { shownCatalog } from '../words/language.ts';
import { t } from '../words/t.tsx';

export { isPast } from '../../registry/schema/age.ts';

const day = 86_400_000;

/** Age of a date in whole months from its month, or in days under two months: `28 mo`, `40 d`. */
export function ageOf(asOf: string, now: Date): string {
  const end = endOf(asOf);
  const days = Math.max(0, Math.floor((now.getTime() - end.getTime()) / day));
  const months = (now.getUTCFullYear() - end.getUTCFullYear()) * 12 + now.getUTCMonth() - end.getUTCMonth();
  return days < 60 ? t('{count} d', { count: days }) : t('{count} mo', { count: months });
}

// English and Chinese group digits alike; a page that was drawn elsewhere must say what this browser says.
const exact = new Intl.NumberFormat('en', { maximumFractionDigits: 12 });
const short = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 });
const scales: readonly [number, string][] = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
];

/** A number as it was stored, grouped by locale; in powers of ten where so many zeros would be miscounted, or cut off to nothing. */
export const formatNumber = (value: number): string => (value !== 0 && Math.abs(value) < 1e-9 ? String(value) : exact.format(value));

/** A number for a narrow cell: four digits under one and, as M, B or T, from a million on; between them in full. */
export function formatShort(value: number): string {
  const scale = scales.find(([size]) => Math.abs(value) >= size);
  if (value !== 0 && Math.abs(value) < 1) return short.format(value);
  return scale ? `${short.format(value / scale[0])} ${scale[1]}` : exact.format(value);
}

/** A moment as `2026-11-20 09:31 UTC`. */
export const formatMoment = (date: Date): string => `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The UTC day of a moment. */
export const formatDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The ends of a digest or address, enough to compare by eye. */
export const formatHex = (hex: string): string => (hex.length > 14 ? `${hex.slice(0, 6)}…${hex.slice(-4)}` : hex);

/** `1 claim`, `2 claims`; in a language without plurals what its catalog has for `{count} claims`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  const other = shownCatalog()?.[`{count} ${many}`];
  return other ? other.replace('{count}', formatNumber(count)) : `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** The first letter as a capital; the rest as it is. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
