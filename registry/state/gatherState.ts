import type { Digest } from '../cid/index.ts';
import { UnavailableError } from '../errors/index.ts';
import type { BlockReader } from '../verify/index.ts';
import { linksOf } from './reach.ts';
import { stateCar } from './stateCar.ts';
import { collectionsOf, type StateEntry, type StateOf, stateIndex } from './stateIndex.ts';

/** Blocks fetched at the same time where no CAR has them. */
const ABREAST = 16;
/** Blocks between two words about the progress. */
const EVERY = 16;

export interface GatherStateParameters {
  state: StateOf;
  /** Every head of the state. */
  entries: readonly StateEntry[];
  signal?: AbortSignal;
  /** How many of the documents are there with all that they link. */
  onProgress?: (documents: number, of: number) => void;
}

/**
 * A whole state as one CAR of verified blocks: from a gateway that has it as such, else put together from the CARs of its
 * collections and single blocks. Errors: `IncompleteStateError`; nothing partial is given.
 */
export async function gatherState(
  reader: Pick<BlockReader, 'block' | 'collection' | 'car'>,
  { state, entries, signal, onProgress = () => {} }: GatherStateParameters,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const { index, collections } = await stateIndex(state, entries);
  const blocks = new Map<Digest, Uint8Array>([index, ...collections].map(({ digest, bytes }) => [digest, bytes]));
  const heads = new Map(entries.map((entry) => [entry.digest, entry]));
  const linked = new Set<Digest>();
  const links = new Map<Digest, Digest[]>();
  let over = false;
  const tell = () => {
    if (over) return;
    const whole = entries.filter(({ digest }) => links.get(digest)?.every((link) => blocks.has(link)));
    onProgress(whole.length, entries.length);
  };

  function arrived(digest: Digest, bytes: Uint8Array): void {
    if (blocks.has(digest)) return;
    blocks.set(digest, bytes);
    const entry = heads.get(digest);
    if (entry) links.set(digest, linksOf(entry, bytes));
    for (const link of links.get(digest) ?? []) linked.add(link);
    if (blocks.size % EVERY === 0) tell();
  }

  tell();
  await reader
    .car(index.cid, {
      ...(signal && { signal }),
      // In any order; what is no part of the state is not reached when its CAR is written.
      onBlock: ({ digest, bytes }) => arrived(digest, bytes),
    })
    .catch(ifUnavailable);
  for (const { entries: own, ...which } of collectionsOf(entries)) {
    if (own.every(({ digest }) => blocks.has(digest))) continue;
    const { found } = await reader.collection(which, own, signal ? { signal } : {});
    for (const [digest, bytes] of found) arrived(digest, bytes);
  }
  const rest = [...linked].filter((digest) => !blocks.has(digest)).values();
  const worker = async () => {
    for (const digest of rest) {
      const bytes = await reader.block(digest, signal ? { signal } : {}).catch(ifUnavailable);
      if (bytes) arrived(digest, bytes);
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, worker)).catch((error: unknown) => {
    over = true; // what the other workers still find is nobody's progress any more
    throw error;
  });
  signal?.throwIfAborted();
  tell();
  return stateCar(index, blocks);
}

/** What no gateway has is left to whoever counts. */
export function ifUnavailable(error: unknown): undefined {
  if (!(error instanceof UnavailableError)) throw error;
}
