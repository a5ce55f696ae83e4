import { type Chain, type Entry, getHeads, getPeriods, type Kind, kinds, type RegistryAddress } from '../../registry/actions/index.ts';
import { type Cid, type Digest, parseCid } from '../../registry/cid/index.ts';
import { collectionIndex } from '../../registry/collection/index.ts';
import { type StateOf, stateIndexOf } from '../../registry/state/index.ts';
import { type BlockStore, rawCid } from '../blocks/store.ts';
import type { Serial } from '../node/serial.ts';
import type { State } from '../node/state.ts';
import type { Keeper } from '../pins/keeper.ts';
import type { Pins } from '../pins/pins.ts';

/** The two roots of a collection: its CAR with overviews only, and with every linked block. */
export interface Roots {
  overview: Cid;
  archive: Cid;
  entries: number;
}

/** The state that the collections make, and since which block. */
export interface KeptState {
  root: Cid;
  block: number;
}

/** A collection by name: a kind, or `note/202611`. */
export type CollectionName = string;

/** The name of a collection, as `/status` shows it. */
export const nameOf = (kind: Kind, period: number): CollectionName => (kind === 'note' ? `note/${period}` : kind);

function parseName(name: CollectionName): { kind: Kind; period: number } {
  const [kind, period] = name.split('/');
  return { kind: kind as Kind, period: Number(period ?? 0) };
}

/** Every collection that has entries at a block. */
export async function allCollections(chain: Chain, registry: RegistryAddress, block: bigint): Promise<CollectionName[]> {
  const names: CollectionName[] = [];
  for (const kind of kinds) for (const period of await getPeriods(chain, { registry, kind, block })) names.push(nameOf(kind, period));
  return names;
}

/**
 * Index blocks of the collections: computed from the heads, stored and pinned. Overview roots of before are let go; archive
 * roots and states stay, so that a state of then is one CAR as well.
 */
export function createRootKeeper(parts: {
  chain: Chain;
  store: BlockStore;
  pins: Pins;
  keeper: Keeper;
  state: State;
  serial: Serial;
  prefix: string;
  /** Told of the heads of a collection, whenever they were read. */
  onHeads?: (collection: { kind: Kind; period: number }, entries: readonly Entry[]) => void;
}) {
  const { chain, store, pins, keeper, state, serial } = parts;
  const at = `${parts.prefix}roots/`;
  const stateAt = `${parts.prefix}state`;

  /** Brings the roots of a collection up to date. Answers what its heads name. */
  async function update(name: CollectionName, registry: RegistryAddress, block: bigint): Promise<Digest[]> {
    const collection = parseName(name);
    const entries = await getHeads(chain, { registry, ...collection, block });
    const [overview, archive] = await Promise.all([
      collectionIndex(collection, entries, 'raw'),
      collectionIndex(collection, entries, 'dag-json'),
    ]);
    const next: Roots = { overview: overview.cid, archive: archive.cid, entries: entries.length };
    await serial(async () => {
      const before = await state.get<Roots & Record<string, string | number>>(at + name);
      await store.put([overview, archive].map(({ digest, bytes }) => ({ cid: rawCid(digest), bytes })));
      for (const { digest } of [overview, archive]) await pins.addBlock(digest); // the documents have pins of their own
      await state.put(at + name, { ...next });
      if (!before || before.overview === next.overview) return;
      const { digest } = parseCid(before.overview);
      await keeper.release(digest); // a reader may be on its way with the root of a moment ago
      await pins.removeBlock(digest);
    });
    parts.onHeads?.(collection, entries);
    return entries.map(({ digest }) => digest);
  }

  async function all(): Promise<Record<CollectionName, Roots>> {
    const roots: Record<CollectionName, Roots> = {};
    for await (const [name, value] of state.list<Roots & Record<string, string | number>>(at)) roots[name] = value;
    return roots;
  }

  /** Keeps the state that the roots make now. To be called when all of them are up to date. */
  async function keepState(of: StateOf): Promise<void> {
    const collections = Object.entries(await all()).filter(([, { entries }]) => entries > 0);
    const index = await stateIndexOf(
      of,
      collections.map(([name, { archive }]) => ({ ...parseName(name), root: archive })),
    );
    if ((await keptState())?.root === index.cid) return;
    await serial(async () => {
      await store.put([{ cid: rawCid(index.digest), bytes: index.bytes }]);
      await pins.addBlock(index.digest);
      await state.put(stateAt, { root: index.cid, block: of.block });
    });
  }

  const keptState = async (): Promise<KeptState | null> => (await state.get<KeptState & Record<string, string | number>>(stateAt)) ?? null;

  return { update, all, keepState, keptState };
}
