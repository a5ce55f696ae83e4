import type { Context } from 'hono';
import { BadQueryError } from './answer.ts';

const MOST = 1_000;
const USUAL = 100;

/** Refuses what a route does not know: a filter with a slip would silently leave out nothing. */
export function onlyKnown(c: Context, ...names: string[]): void {
  const strange = Object.keys(c.req.query()).find((name) => !names.includes(name));
  if (strange !== undefined) throw new BadQueryError(strange, names.length > 0 ? `known are ${names.join(', ')}` : 'none is known here');
}

/** One of some words, or undefined where the parameter is absent. */
export function wordIn<W extends string>(c: Context, name: string, words: readonly W[]): W | undefined {
  const value = c.req.query(name);
  if (value === undefined) return undefined;
  const word = words.find((one) => one === value);
  if (word === undefined) throw new BadQueryError(name, `"${value}" is none of ${words.join(', ')}`);
  return word;
}

/** Bytes of a length as hex in lowercase: an address has 20, a digest 32. */
export function hexIn(c: Context, name: string, bytes: number): `0x${string}` | undefined {
  const value = c.req.query(name)?.toLowerCase();
  if (value === undefined) return undefined;
  if (!new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`).test(value)) throw new BadQueryError(name, `it takes 0x and ${bytes * 2} hex digits`);
  return value as `0x${string}`;
}

export function limitIn(c: Context): number {
  const value = c.req.query('limit') ?? `${USUAL}`;
  if (!/^\d{1,4}$/.test(value) || Number(value) < 1 || Number(value) > MOST) throw new BadQueryError('limit', `it takes 1 to ${MOST}`);
  return Number(value);
}

/** Where the page before ended: a block and the place of a log in it. */
export function cursorIn(c: Context): { block: bigint; logIndex: number } | undefined {
  const value = c.req.query('after');
  if (value === undefined) return undefined;
  const [, block, logIndex] = /^(\d{1,15})\.(\d{1,9})$/.exec(value) ?? [];
  if (!block || !logIndex) throw new BadQueryError('after', 'it takes the `next` of the page before');
  return { block: BigInt(block), logIndex: Number(logIndex) };
}

/** A block number, or the end of a day or a minute in UTC, in seconds since 1970. */
export function momentIn(c: Context): { block: bigint } | { until: bigint } | undefined {
  const value = c.req.query('at');
  if (value === undefined) return undefined;
  if (/^\d{1,15}$/.test(value)) return { block: BigInt(value) };
  const [, day, minute] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})Z)?$/.exec(value) ?? [];
  const start = Date.parse(`${day}T${minute ?? '00:00'}Z`);
  if (!day || Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== day)
    throw new BadQueryError('at', 'it takes a block number, a day as 2026-11-18, or a minute as 2026-11-18T09:30Z');
  return { until: BigInt(start / 1000 + (minute === undefined ? 86_399 : 59)) };
}
