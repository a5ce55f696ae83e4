import * as z from 'zod/mini';
import { type Entry, type Kind, kinds } from '../actions/words.ts';
import { type Cid, canonicalBytes, cidOf, type Digest, digestOf, parseCanonical, parseCid } from '../cid/index.ts';
import { type Collection, type CollectionIndex, collectionIndex, type KeyedDigest } from '../collection/index.ts';
import { OffSchemaError } from '../errors/index.ts';
import { issuesOf } from '../schema/issues.ts';

/** The part of an entry that a state covers. */
export type StateEntry = KeyedDigest & Collection;

/** Which register, and since which block it stands so: the block of its last revision. */
export interface StateOf {
  chainId: number;
  /** The contract, in lowercase. */
  registry: `0x${string}`;
  block: number;
}

/** A collection of a state: its archive root. */
export interface StatePart extends Collection {
  root: Cid;
}

/** The block that one CID names a whole state by. */
export interface StateIndex {
  /** The state root. */
  cid: Cid;
  digest: Digest;
  bytes: Uint8Array;
  state: StateOf;
  parts: StatePart[];
}

/** A state is a list of roots: 120 bytes a month. */
const MAX_STATE_BYTES = 1024 * 1024;

const whole = z.number().check(z.int(), z.nonnegative());
const link = z.strictObject({ '/': z.string().check(z.regex(/^baguqeera[a-z2-7]{52}$/)) });

/** Schema of a state block. */
const stateBlock = z.strictObject({
  schema: z.literal('deml.state/1'),
  chainId: whole,
  registry: z.string().check(z.regex(/^0x[0-9a-f]{40}$/)),
  block: whole,
  collections: z.array(z.strictObject({ kind: z.enum(kinds), period: whole, root: link })),
});

const byPlace = (a: Collection, b: Collection): number => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.period - b.period;

/** The state over archive roots that are known already. */
export async function stateIndexOf(state: StateOf, collections: readonly StatePart[]): Promise<StateIndex> {
  const registry = state.registry.toLowerCase() as StateOf['registry'];
  const parts = collections.map(({ kind, period, root }) => ({ kind, period, root })).toSorted(byPlace);
  const bytes = canonicalBytes({
    schema: 'deml.state/1',
    ...{ chainId: state.chainId, registry, block: state.block },
    collections: parts.map(({ root, ...which }) => ({ ...which, root: { '/': root } })),
  });
  const digest = await digestOf(bytes);
  return { cid: cidOf(digest, 'dag-json'), digest, bytes, state: { ...state, registry }, parts };
}

/**
 * The state root follows from the heads and the block of the last revision, so that every reader of the same state gets
 * the same CID, whenever they read it. From it a walk reaches every document and every block that one links.
 */
export async function stateIndex(
  state: StateOf,
  entries: readonly StateEntry[],
): Promise<{ index: StateIndex; collections: (Collection & CollectionIndex)[] }> {
  const sorted = collectionsOf(entries);
  const collections = await Promise.all(
    sorted.map(async ({ entries: own, ...which }) => ({ ...which, ...(await collectionIndex(which, own, 'dag-json')) })),
  );
  return {
    index: await stateIndexOf(
      state,
      collections.map(({ kind, period, cid }) => ({ kind, period, root: cid })),
    ),
    collections,
  };
}

/** Entries by their collections, in the order of a state. */
export function collectionsOf<E extends StateEntry>(entries: readonly E[]): (Collection & { entries: E[] })[] {
  const found = new Map<string, Collection & { entries: E[] }>();
  for (const entry of entries) {
    const { kind, period } = entry;
    const name = `${kind}/${period}`;
    const known = found.get(name) ?? { kind, period, entries: [] };
    known.entries.push(entry);
    found.set(name, known);
  }
  return [...found.values()].toSorted(byPlace);
}

/** The state that some bytes tell. Throws `NotCanonicalError`, `OffSchemaError` or `TooLargeError`. */
export async function readStateBlock(bytes: Uint8Array, what = 'The state'): Promise<StateIndex> {
  const result = stateBlock.safeParse(parseCanonical(bytes, what, MAX_STATE_BYTES));
  if (!result.success) throw new OffSchemaError(what, issuesOf(result.error));
  const { chainId, registry, block, collections } = result.data;
  const index = await stateIndexOf(
    { chainId, registry: registry as StateOf['registry'], block },
    collections.map(({ kind, period, root }) => ({ kind, period, root: root['/'] })),
  );
  if (cidOf(await digestOf(bytes), 'dag-json') !== index.cid)
    throw new OffSchemaError(what, [{ path: 'collections', reason: 'are not in the order of kinds and periods' }]);
  return index;
}

const collectionBlock = z.strictObject({
  kind: z.enum(kinds),
  period: whole,
  entries: z.array(z.tuple([z.string().check(z.regex(/^[a-z0-9-]{1,32}$/)), link])),
});

/** An index is at most one block of IPFS. */
const MAX_INDEX_BYTES = 2 * 1024 * 1024;

/** The entries that a collection's archive index lists. Throws like `readStateBlock`. */
export function readCollectionBlock(bytes: Uint8Array, what = 'The index'): StateEntry[] {
  const result = collectionBlock.safeParse(parseCanonical(bytes, what, MAX_INDEX_BYTES));
  if (!result.success) throw new OffSchemaError(what, issuesOf(result.error));
  const { kind, period, entries } = result.data;
  return entries.map(([key, target]) => ({ kind: kind as Kind, period, key, digest: parseCid(target['/']).digest }));
}

/** An entry in words, as `project gensyn` or `note 202611 toploc`. */
export const entryName = ({ kind, period, key }: Pick<Entry, 'kind' | 'period' | 'key'>): string =>
  [kind, period || null, key].filter(Boolean).join(' ');
