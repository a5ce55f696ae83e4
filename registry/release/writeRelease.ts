import type { FirstPage } from '../actions/getFirstPage.ts';
import type { Entry } from '../actions/words.ts';
import { carHeader, carSection, cidOf, type Digest } from '../cid/index.ts';
import { type Collection, collectionIndex } from '../collection/index.ts';
import { collectionsOf, stateIndex } from '../state/stateIndex.ts';
import type { BlockReader } from '../verify/index.ts';
import { gatherCollection } from './gatherCollection.ts';
import { headsBytes, type ReleaseBlock, type ReleaseCollection, type ReleaseState, releaseFile, stateBytes } from './releaseState.ts';

/** One file of a release, relative to its folder `state/`. */
export interface ReleaseFile {
  path: string;
  bytes: Uint8Array;
}

export interface WriteReleaseParameters {
  registry: { address: `0x${string}`; chainId: number };
  block: ReleaseBlock;
  /** What the chain gives a page first, at that block. */
  firstPage: FirstPage;
  /** Every head at that block. */
  entries: readonly Entry[];
  /** The block of the last revision, by which the state root is named; null where it could not be had. */
  lastRevision: bigint | null;
  /** Most bytes of documents; older months of notes are left out first. */
  limit?: number;
  signal?: AbortSignal;
  onProgress?: (entries: number, of: number) => void;
}

/** Larger folders are no longer copied and pinned without a thought. */
const LIMIT = 256 * 1024 * 1024;

/**
 * The files of a release's state, the one that tells of the others last. What no gateway has is named there as lacking, and
 * what would pass the limit as left out: a release never looks more whole than it is.
 */
export async function* writeRelease(
  reader: Pick<BlockReader, 'block' | 'collection' | 'car'>,
  parameters: WriteReleaseParameters,
): AsyncGenerator<ReleaseFile, ReleaseState> {
  const { registry, block, firstPage, entries, lastRevision, limit = LIMIT, signal, onProgress = () => {} } = parameters;
  const state = { chainId: registry.chainId, registry: registry.address.toLowerCase() as `0x${string}` };
  const told: ReleaseCollection[] = [];
  const written = new Set<Digest>();
  let left = limit;
  let done = 0;

  function* blockFiles(blocks: Iterable<readonly [Digest, Uint8Array]>): Generator<ReleaseFile> {
    for (const [digest, bytes] of blocks) {
      if (written.has(digest)) continue;
      written.add(digest);
      yield { path: releaseFile.block(cidOf(digest)), bytes };
    }
  }

  for (const { entries: own, ...which } of inOrder(collectionsOf(entries))) {
    yield { path: releaseFile.heads(which), bytes: headsBytes(which, own) };
    const index = await collectionIndex(which, own);
    const about = { ...which, entries: own.length, root: index.cid };
    const { blocks, lacking } = left > 0 ? await gatherCollection(reader, which, own, signal ? { signal } : {}) : nothing;
    left -= sizeOf(blocks.values());
    if (left <= 0) {
      told.push({ ...about, documents: 'left-out', lacking: [] });
    } else {
      yield { path: releaseFile.car(index.cid), bytes: carFile(index, own, blocks) };
      yield* blockFiles(blocks);
      told.push({ ...about, documents: 'here', lacking });
    }
    done += own.length;
    onProgress(done, entries.length);
  }

  let root: ReleaseState['root'] = null;
  if (lastRevision !== null) {
    const known = await stateIndex({ ...state, block: Number(lastRevision) }, entries);
    root = known.index.cid;
    yield* blockFiles([known.index, ...known.collections].map(({ digest, bytes }) => [digest, bytes] as const));
  }
  const collections = collectionsOf(entries).map((which) => told.find(isOf(which)) as ReleaseCollection);
  const whole: ReleaseState = { ...state, block, root, firstPage, collections };
  yield { path: releaseFile.state, bytes: stateBytes(whole) };
  return whole;
}

const nothing = { blocks: new Map<Digest, Uint8Array>(), lacking: [] };

const isOf = (a: Collection) => (b: Collection) => a.kind === b.kind && a.period === b.period;

/** Pages, systems and readings before notes, and the newest months first: what is left out is oldest. */
function inOrder<C extends Collection>(collections: readonly C[]): C[] {
  const rank = ({ kind }: Collection) => ({ page: 0, project: 1, metric: 2, note: 3 })[kind];
  return collections.toSorted((a, b) => rank(a) - rank(b) || b.period - a.period);
}

const sizeOf = (blocks: Iterable<Uint8Array>): number => [...blocks].reduce((sum, { length }) => sum + length, 0);

/** The CAR of a collection by its overview root: its index, then its documents in the order of keys. */
function carFile(index: Awaited<ReturnType<typeof collectionIndex>>, entries: readonly Entry[], blocks: ReadonlyMap<Digest, Uint8Array>) {
  const sorted = entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const digests = new Set(sorted.map(({ digest }) => digest));
  const documents = [...digests].flatMap((digest) => {
    const bytes = blocks.get(digest);
    return bytes ? [carSection(cidOf(digest), bytes)] : [];
  });
  return joined([carHeader([index.cid]), carSection(index.cid, index.bytes), ...documents]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
