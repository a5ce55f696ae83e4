import * as z from 'zod/mini';
import { kinds, proposalActions, statuses } from '../actions/words.ts';
import { curatorForm, entryForm, headForm, proposalForm, revisionForm, storedStates } from './forms.ts';

export const MAX_LIMIT = 1_000;
export const USUAL_LIMIT = 100;

const hex = (bytes: number) => z.string().check(z.regex(new RegExp(`^0x[0-9a-f]{${2 * bytes}}$`), `takes 0x and ${2 * bytes} hex digits`));
const key = z.string().check(z.regex(/^[a-z0-9-]{1,32}$/, 'takes 1 to 32 characters of a–z, 0–9 and "-"'));
const period = z.string().check(z.regex(/^(0|\d{6})$/, 'takes YYYYMM, or 0'));
const kind = z.enum(kinds);
/** A block, or a day or minute in UTC. */
const moment = z
  .string()
  .check(
    z.regex(
      /^(\d{1,15}|\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}Z)?)$/,
      'takes a block number, a day as 2026-11-18, or a minute as 2026-11-18T09:30Z',
    ),
    z.refine(isInCalendar, 'is a day or minute that does not exist'),
  );

/** Which page of a list: every list has the same two. */
const page = {
  limit: z.optional(z.string().check(z.regex(/^([1-9]\d{0,2}|1000)$/, `takes 1 to ${MAX_LIMIT}`))),
  after: z.optional(z.string().check(z.regex(/^[\w-]{1,200}$/, 'takes the "next" of the page before'))),
};

/** The lists of an indexer: where each is, what may be asked of it, and of what its items are. */
export const routes = {
  entries: {
    path: '/entries',
    params: z.strictObject({}),
    query: z.strictObject({ kind: z.optional(kind), status: z.optional(z.enum(statuses)), ...page }),
    item: entryForm,
  },
  entryRevisions: {
    path: '/entries/{kind}/{period}/{key}/revisions',
    params: z.strictObject({ kind, period, key }),
    query: z.strictObject(page),
    item: revisionForm,
  },
  revisions: {
    path: '/revisions',
    params: z.strictObject({}),
    query: z.strictObject({ kind: z.optional(kind), from: z.optional(moment), to: z.optional(moment), ...page }),
    item: revisionForm,
  },
  heads: {
    path: '/heads',
    params: z.strictObject({}),
    query: z.strictObject({ at: moment, kind: z.optional(kind), ...page }),
    item: headForm,
  },
  proposals: {
    path: '/proposals',
    params: z.strictObject({}),
    query: z.strictObject({
      id: z.optional(hex(32)),
      state: z.optional(z.enum([...storedStates, 'closed'])),
      kind: z.optional(kind),
      action: z.optional(z.enum(proposalActions)),
      period: z.optional(period),
      key: z.optional(key),
      proposer: z.optional(hex(20)),
      ...page,
    }),
    item: proposalForm,
  },
  curators: {
    path: '/curators',
    params: z.strictObject({}),
    query: z.strictObject(page),
    item: curatorForm,
  },
} as const;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export type Params<N extends RouteName> = z.infer<Routes[N]['params']>;
export type Query<N extends RouteName> = z.infer<Routes[N]['query']>;
export type Item<N extends RouteName> = z.infer<Routes[N]['item']>;

/** A page of a list. */
export const pageOf = <N extends RouteName>(name: N) =>
  z.object({
    items: z.array(routes[name].item as unknown as z.ZodMiniType<Item<N>>).check(z.maxLength(MAX_LIMIT)),
    next: z.nullable(z.string().check(z.maxLength(200))),
  });

/** Names the newest block that the tables had read when an answer was made from them. */
export const BLOCK_HEADER = 'Deml-Block';

/** Zod goes on after a failed pattern, so this sees any text. */
function isInCalendar(text: string): boolean {
  const [, day, time = '00:00'] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})Z)?$/.exec(text) ?? [];
  if (day === undefined) return true;
  const parsed = new Date(`${day}T${time}Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${day}T${time}`);
}
