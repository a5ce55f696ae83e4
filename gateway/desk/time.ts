/** A moment as an ISO second of UTC: 2026-11-20T13:05:00Z. */
export const second = (at = Date.now()): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
