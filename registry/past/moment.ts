import { BadMomentError } from '../errors/past.ts';

/** A moment as somebody names it: a block, or the last second of a day or minute with its first. Seconds since 1970. */
export type Moment = { block: bigint } | { from: number; until: number };

/** Reads `1234`, `2026-11-18` or `2026-11-18T09:30Z`; dates are in UTC. Throws `BadMomentError`. */
export function parseMoment(text: string): Moment {
  if (/^\d{1,15}$/.test(text)) return { block: BigInt(text) };
  const [, day, minute] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)Z)?$/.exec(text) ?? [];
  if (!day) throw new BadMomentError(`“${text}” is neither a block number nor a date.`);
  const full = `${day}T${minute ?? '00:00'}:00.000Z`;
  const from = Date.parse(full);
  // What the calendar does not have, as 2026-02-30, is read as another day or not at all.
  if (Number.isNaN(from) || new Date(from).toISOString() !== full) throw new BadMomentError(`The calendar has no ${text}.`);
  return { from: from / 1000, until: from / 1000 + (minute ? 60 : 86_400) - 1 };
}
