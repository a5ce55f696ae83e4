import { t } from '../../words/t.tsx';

/** The first day of the month of a moment, UTC. */
export const monthStart = (now: Date): string => `${now.toISOString().slice(0, 7)}-01`;

/** Beginnings that are offered, as an address names them and in words. */
export function spans(now: Date): (readonly [string, string])[] {
  const before = monthStart(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)));
  const year = `${now.getUTCFullYear()}-01-01`;
  const named = new Map([
    [year, t('this year, {day}', { day: year })],
    [before, t('last month, {day}', { day: before })],
    [monthStart(now), t('this month, {day}', { day: monthStart(now) })],
  ]);
  return [...[...named].toSorted().toReversed(), ['0', t('the beginning')]];
}
