import * as z from 'zod/mini';
import type { FirstPage } from '../actions/getFirstPage.ts';
import { type Entry, kinds, statuses } from '../actions/words.ts';
import { type Cid, canonicalBytes, cidOf, type Digest, parseCanonical, parseCid } from '../cid/index.ts';
import type { Collection } from '../collection/index.ts';
import { OffSchemaError } from '../errors/index.ts';
import { issuesOf } from '../schema/issues.ts';

/** The block whose heads a release carries. */
export interface ReleaseBlock {
  number: number;
  hash: `0x${string}`;
  /** Seconds since 1970. */
  timestamp: number;
}

/** What a release has of a collection. Its heads it has always. */
export interface ReleaseCollection extends Collection {
  entries: number;
  /** The overview root, which names the CAR of the documents. */
  root: Cid;
  /** `left-out`: the release would have become larger than its maker wanted. */
  documents: 'here' | 'left-out';
  /** Keys whose document, or a block that it links, no gateway had. */
  lacking: string[];
}

/** The register as a release carries it: at one block, which it names. */
export interface ReleaseState {
  chainId: number;
  /** The contract, in lowercase. */
  registry: `0x${string}`;
  block: ReleaseBlock;
  /** The state root, where the block of the last revision could be had. */
  root: Cid | null;
  firstPage: FirstPage;
  collections: ReleaseCollection[];
}

/** A release's state in memory, with heads and verified blocks as far as somebody has loaded them. */
export interface HeldRelease {
  state: ReleaseState;
  /** By `placeOf`. */
  heads: ReadonlyMap<string, readonly Entry[]>;
  blocks: ReadonlyMap<Digest, Uint8Array>;
}

/** What tells a collection from every other one. */
export const placeOf = ({ kind, period }: Collection): string => `${kind}/${period}`;

/** Names of a release's files, relative to its folder `state/`. */
export const releaseFile = {
  state: 'state.json',
  heads: ({ kind, period }: Collection): string => `heads/${[kind, period || null].filter(Boolean).join('-')}.json`,
  car: (root: Cid): string => `cars/${root}.car`,
  block: (cid: Cid): string => `blocks/${cid}`,
} as const;

/** A state lists its newest heads and 190 bytes a month; a file of heads 130 bytes an entry. */
const MAX_STATE_BYTES = 2 * 1024 * 1024;
const MAX_HEADS_BYTES = 32 * 1024 * 1024;

const whole = z.number().check(z.int(), z.nonnegative());
const hex = (digits: number) => z.string().check(z.regex(new RegExp(`^0x[0-9a-f]{${digits}}$`)));
const index = z.string().check(z.regex(/^baguqeera[a-z2-7]{52}$/));
const key = z.string().check(z.regex(/^[a-z0-9-]{1,32}$/));
/** Key, CID, version, approvedAt, status, open disputes. */
const head = z.tuple([key, z.string().check(z.regex(/^bafkrei[a-z2-7]{52}$/)), whole, whole, z.enum(statuses), whole]);
const heads = z.array(head);
type Row = z.infer<typeof head>;

const stateFile = z.strictObject({
  schema: z.literal('deml.release/1'),
  chainId: whole,
  registry: hex(40),
  block: z.strictObject({ number: whole, hash: hex(64), timestamp: whole }),
  root: z.nullable(index),
  first: z.strictObject({
    projects: heads,
    metrics: heads,
    pages: heads,
    newest: z.array(z.strictObject({ period: whole, entries: heads })),
  }),
  collections: z.array(
    z.strictObject({
      kind: z.enum(kinds),
      period: whole,
      entries: whole,
      root: index,
      documents: z.enum(['here', 'left-out']),
      lacking: z.array(key),
    }),
  ),
});

const headsFile = z.strictObject({ kind: z.enum(kinds), period: whole, entries: heads });

const rowOf = ({ key, digest, version, approvedAt, status, disputes }: Entry): Row => [
  key,
  cidOf(digest),
  version,
  approvedAt,
  status,
  disputes,
];

const entriesFrom = ({ kind, period }: Collection, rows: readonly Row[]): Entry[] =>
  rows.map(([key, cid, version, approvedAt, status, disputes]) => ({
    ...{ kind, period, key, digest: parseCid(cid).digest },
    ...{ version, approvedAt, status, disputes },
  }));

/** The bytes of `state.json`: the same state, the same bytes. */
export function stateBytes({ firstPage, ...state }: ReleaseState): Uint8Array {
  const { projects, metrics, pages, newest } = firstPage;
  return canonicalBytes({
    schema: 'deml.release/1',
    ...state,
    first: {
      projects: projects.map(rowOf),
      metrics: metrics.map(rowOf),
      pages: pages.map(rowOf),
      newest: newest.map(({ period, entries }) => ({ period, entries: entries.map(rowOf) })),
    },
  });
}

/** The state that `state.json` tells. Throws `NotCanonicalError`, `OffSchemaError` or `TooLargeError`. */
export function readState(bytes: Uint8Array, what = "The release's state"): ReleaseState {
  const result = stateFile.safeParse(parseCanonical(bytes, what, MAX_STATE_BYTES));
  if (!result.success) throw new OffSchemaError(what, issuesOf(result.error));
  const { chainId, registry, block, root, first, collections } = result.data;
  const of = (kind: Entry['kind'], rows: readonly Row[], period = 0) => entriesFrom({ kind, period }, rows);
  const periods = collections.flatMap(({ kind, period }) => (kind === 'note' ? [period] : []));
  return {
    chainId,
    registry: registry as ReleaseState['registry'],
    block: { ...block, hash: block.hash as ReleaseBlock['hash'] },
    root,
    firstPage: {
      blockNumber: BigInt(block.number),
      timestamp: block.timestamp,
      projects: of('project', first.projects),
      projectCount: collections.find(({ kind }) => kind === 'project')?.entries ?? 0,
      metrics: of('metric', first.metrics),
      pages: of('page', first.pages),
      periods: periods.toSorted((a, b) => b - a),
      newest: first.newest.map(({ period, entries }) => ({ period, entries: of('note', entries, period) })),
    },
    collections,
  };
}

/** The bytes of a collection's file of heads, in the chain's order. */
export const headsBytes = ({ kind, period }: Collection, entries: readonly Entry[]): Uint8Array =>
  canonicalBytes({ kind, period, entries: entries.map(rowOf) });

/** The heads that such a file tells. Throws like `readState`, also where it is of another collection. */
export function readHeads(bytes: Uint8Array, which: Collection, what = "The release's heads"): Entry[] {
  const result = headsFile.safeParse(parseCanonical(bytes, what, MAX_HEADS_BYTES));
  if (!result.success) throw new OffSchemaError(what, issuesOf(result.error));
  const { kind, period, entries } = result.data;
  if (kind !== which.kind || period !== which.period)
    throw new OffSchemaError(what, [
      { path: 'kind', reason: `${kind} ${period} is another collection than ${which.kind} ${which.period}` },
    ]);
  return entriesFrom(which, entries);
}
