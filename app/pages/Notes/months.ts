import { shownCatalog } from '../../words/language.ts';
import { t } from '../../words/t.tsx';

/** `202608` as stored in dates: `2026-08`. */
export const monthOf = (period: number): string => `${yearOf(period)}-${String(period % 100).padStart(2, '0')}`;

/** The year of a period. */
export const yearOf = (period: number): number => Math.floor(period / 100);

/** `202608` as a reader says it: `August 2026`. */
export function monthName(period: number): string {
  const date = new Date(Date.UTC(yearOf(period), (period % 100) - 1, 1));
  return new Intl.DateTimeFormat(shownCatalog() ? 'zh-Hans' : 'en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
}

/** `2024-08 to 2026-08`, or the one month. `periods` are newest first. */
export function spanOf(periods: readonly number[]): string {
  const newest = periods[0];
  const oldest = periods.at(-1);
  if (newest === undefined || oldest === undefined) return t('no month');
  return newest === oldest ? monthOf(newest) : t('{oldest} to {newest}', { oldest: monthOf(oldest), newest: monthOf(newest) });
}

/** The months beside one in a list that is newest first. For a month that is not in the list: those that enclose it. */
export function around(period: number, periods: readonly number[]): { newer: number | null; older: number | null } {
  return { newer: periods.findLast((one) => one > period) ?? null, older: periods.find((one) => one < period) ?? null };
}

/** Every year from the newest to the oldest that has notes, each with its twelve periods; null in place of a month without notes. */
export function calendarOf(periods: readonly number[]): { year: number; months: readonly (number | null)[] }[] {
  const newest = periods[0];
  const oldest = periods.at(-1);
  if (newest === undefined || oldest === undefined) return [];
  const has = new Set(periods);
  return Array.from({ length: yearOf(newest) - yearOf(oldest) + 1 }, (_, i) => {
    const year = yearOf(newest) - i;
    const months = Array.from({ length: 12 }, (_, month) => 100 * year + month + 1);
    return { year, months: months.map((period) => (has.has(period) ? period : null)) };
  });
}

/**
 * How many months to show, newest first, until they hold `wanted` notes. `counts` gives the notes of the months read so
 * far; the next unread month is included, so that asking again after it has come goes on. Never more than `limit` months:
 * a filter that little passes must not read the whole register.
 */
export function monthsFor(wanted: number, periods: readonly number[], counts: ReadonlyMap<number, number>, limit: number): number {
  let notes = 0;
  for (const [i, period] of periods.slice(0, limit).entries()) {
    const count = counts.get(period);
    if (count === undefined) return i + 1;
    notes += count;
    if (notes >= wanted) return i + 1;
  }
  return Math.min(limit, periods.length);
}
