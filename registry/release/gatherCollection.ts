import type { Entry } from '../actions/words.ts';
import type { Digest } from '../cid/index.ts';
import { type Collection, collectionIndex } from '../collection/index.ts';
import { ifUnavailable } from '../state/gatherState.ts';
import { linksOf } from '../state/reach.ts';
import { inTurns } from '../verify/hedge.ts';
import type { BlockReader } from '../verify/index.ts';

/** The documents of a collection with every block that they link, and the keys of those that are not whole. */
export interface GatheredCollection {
  blocks: Map<Digest, Uint8Array>;
  lacking: string[];
}

/** Reads a collection whole: from the CAR of its archive root where a gateway has it, and what that lacks alone. */
export async function gatherCollection(
  reader: Pick<BlockReader, 'block' | 'collection' | 'car'>,
  which: Collection,
  entries: readonly Entry[],
  options: { signal?: AbortSignal } = {},
): Promise<GatheredCollection> {
  const had = new Map<Digest, Uint8Array>();
  const archive = await collectionIndex(which, entries, 'dag-json');
  await reader.car(archive.cid, { ...options, onBlock: ({ digest, bytes }) => had.set(digest, bytes) }).catch(ifUnavailable);
  const rest = entries.filter(({ digest }) => !had.has(digest));
  if (rest.length > 0) for (const [digest, bytes] of (await reader.collection(which, rest, options)).found) had.set(digest, bytes);

  const blocks = new Map<Digest, Uint8Array>();
  const lacking = await inTurns(entries, async (entry) => {
    const document = had.get(entry.digest);
    if (!document) return [entry.key];
    blocks.set(entry.digest, document);
    const links = await inTurns(linksOf(entry, document), async (digest) => {
      const bytes = had.get(digest) ?? (await reader.block(digest, options).catch(ifUnavailable));
      if (bytes) blocks.set(digest, bytes);
      return bytes !== undefined;
    });
    return links.every(Boolean) ? [] : [entry.key];
  });
  return { blocks, lacking: lacking.flat() };
}
