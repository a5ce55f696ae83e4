/** The first day of the month of a moment, UTC. */
export const monthStart = (now: Date): string => `${now.toISOString().slice(0, 7)}-01`;

/** The first days of this month, of the one before, and of the year: spans that are offered. */
export function spans(now: Date): string[] {
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  return [...new Set([monthStart(now), monthStart(before), `${now.getUTCFullYear()}-01-01`])];
}
