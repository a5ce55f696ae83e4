import type { Context } from 'hono';
import * as z from 'zod/mini';
import { kinds } from '../../../registry/actions/words.ts';
import { type Item, type Params, type Query, type RouteName, routes, USUAL_LIMIT } from '../../../registry/indexer/routes.ts';
import { BadQueryError, NotIndexedError } from './errors.ts';

/** What a request asks for, checked. */
export interface Asked<N extends RouteName> {
  params: Params<N>;
  query: Query<N>;
  limit: number;
  /** Where the page before ended. */
  after: string | undefined;
}

/** Travelling values as the tables have them: whole numbers in digits are bigints there, and a digest is any hex. */
type Stored<T> = T extends `${bigint}`
  ? bigint
  : T extends `0x${string}`
    ? `0x${string}`
    : T extends readonly (infer E)[]
      ? Stored<E>[]
      : T extends object
        ? { [K in keyof T]: Stored<T[K]> }
        : T;

export interface Page<N extends RouteName> {
  items: Stored<Item<N>>[];
  next: string | null;
}

/** Reads a request. Throws `BadQueryError`, also for a name that is none: a misspelt filter would leave out nothing. */
export function askedOf<N extends RouteName>(c: Context, route: N): Asked<N> {
  const { params: paramsForm, query: queryForm } = routes[route];
  const params = paramsForm.safeParse(c.req.param());
  if (!params.success) throw new NotIndexedError(`entry at ${c.req.path}`);
  const given = c.req.queries();
  for (const [name, values] of Object.entries(given)) if (values.length > 1) throw new BadQueryError(name, 'it is given twice');
  const query = queryForm.safeParse(Object.fromEntries(Object.entries(given).map(([name, [value]]) => [name, value])));
  if (!query.success) throw badQuery(query.error.issues[0], Object.keys(queryForm.shape));
  const { limit, after } = query.data as { limit?: string; after?: string };
  return { params: params.data as Params<N>, query: query.data as Query<N>, limit: Number(limit ?? USUAL_LIMIT), after };
}

function badQuery(issue: z.core.$ZodIssue | undefined, known: string[]): BadQueryError {
  if (issue?.code === 'unrecognized_keys') return new BadQueryError(issue.keys[0] ?? '', `known are ${known.join(', ')}`);
  const name = String(issue?.path[0] ?? '');
  const isMissing = issue?.code === 'invalid_type';
  return new BadQueryError(
    name,
    isMissing ? 'it is missing' : `it ${(issue?.message ?? 'is malformed').replace(/^Invalid option: /, 'takes ')}`,
  );
}

/** The first `limit` rows, and where they end. Rows are asked for with one more than `limit`. */
export function paged<R>(rows: readonly R[], limit: number, placeOf: (last: R) => readonly unknown[]): { rows: R[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null };
}

const cursorOf = (place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(place.map((part) => (typeof part === 'bigint' ? Number(part) : part)))).toString('base64url');

/** The place in a list that a cursor names, in the form that the list's order has. Throws `BadQueryError`. */
export function placeIn<T>(after: string | undefined, form: z.ZodMiniType<T>): T | undefined {
  if (after === undefined) return undefined;
  const place = form.safeParse(jsonIn(after));
  if (!place.success) throw new BadQueryError('after', 'it takes the "next" of the page before, of the same list');
  return place.data;
}

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

const whole = z.number().check(z.int(), z.gte(0));
/** Places in the two orders that lists have: by entry, and by event. */
export const byEntry = z.tuple([z.enum(kinds), whole, z.string().check(z.maxLength(32))]);
export const byEvent = z.tuple([whole, whole]);

/** A moment: a block, or a stretch of time in seconds since 1970, both ends included. */
export type Moment = { block: bigint } | { from: bigint; until: bigint };

/** What `at`, `from` and `to` mean: a block number, or a day or a minute in UTC. */
export function momentOf(text: string): Moment {
  if (/^\d+$/.test(text)) return { block: BigInt(text) };
  const isDay = text.length === 10;
  const from = BigInt(Date.parse(isDay ? `${text}T00:00Z` : text) / 1000);
  return { from, until: from + (isDay ? 86_399n : 59n) };
}
