const day = 86_400_000;

/** A stretch of time in milliseconds since 1970; `to` is the first moment after it. */
export interface Span {
  from: number;
  to: number;
}

/** What an EDTF date can mean: a whole year, a month or a day. */
export function spanOf(edtf: string): Span {
  const [year = 1970, month, date] = edtf.split('-').map(Number);
  if (month === undefined) return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) };
  if (date === undefined) return { from: Date.UTC(year, month - 1), to: Date.UTC(year, month) };
  return { from: Date.UTC(year, month - 1, date), to: Date.UTC(year, month - 1, date + 1) };
}

/** The last day of an EDTF date: `2026-03` ends with March. A year or month is not older than its last day. */
export const endOf = (edtf: string): Date => new Date(spanOf(edtf).to - day);

/** Is what held then older than its field allows. */
export function isPast(asOf: string, days: number, now: Date): boolean {
  return now.getTime() - endOf(asOf).getTime() > days * day;
}
