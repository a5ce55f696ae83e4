const day = 86_400_000;

/** The end of an EDTF date: `2026-03` ends with March. A year or month is not older than its last day. */
export function endOf(edtf: string): Date {
  const [year = 0, month, date] = edtf.split('-').map(Number);
  if (month === undefined) return new Date(Date.UTC(year + 1, 0, 0));
  return new Date(date === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, date));
}

/** Is what held then older than its field allows. */
export function isPast(asOf: string, days: number, now: Date): boolean {
  return now.getTime() - endOf(asOf).getTime() > days * day;
}
