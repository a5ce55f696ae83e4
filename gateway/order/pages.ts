import type { CID } from 'multiformats/cid';
import type { Entry } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { collectionIndex } from '../../registry/collection/index.ts';
import { type BlockStore, digestIn } from '../blocks/store.ts';

/** Pages that are kept at once, about 8 KB each. */
const KEPT = 512;

/**
 * The index blocks of the pages that were asked for last. A reader computes the same block from the heads of a page's
 * keys, and gets the page as one CAR by its CID, like a whole collection. They are kept in memory: what a stranger asks for
 * fills no disk, and a page whose block is gone is read block by block.
 */
export function createPages(store: BlockStore) {
  const kept = new Map<Digest, Uint8Array>();

  async function keep(rows: readonly Pick<Entry, 'key' | 'digest'>[]): Promise<void> {
    const { digest, bytes } = await collectionIndex({ kind: 'project', period: 0 }, rows);
    kept.delete(digest); // it is the newest now
    kept.set(digest, bytes);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
  }

  const own = (cid: CID): Uint8Array | undefined => kept.get(digestIn(cid) ?? ('' as Digest));
  /** The stored blocks, and those of the pages. */
  const blocks: BlockStore = {
    ...store,
    get: async (cid) => own(cid) ?? store.get(cid),
    has: async (cid) => own(cid) !== undefined || store.has(cid),
  };
  return { keep, blocks };
}
