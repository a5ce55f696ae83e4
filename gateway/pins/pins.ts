import { CID } from 'multiformats/cid';
import { cidOf, type Digest } from '../../registry/cid/index.ts';
import { type BlockStore, digestIn, rawCid } from '../blocks/store.ts';
import { takeStock } from '../blocks/walk.ts';
import type { IpfsNode } from '../node/openNode.ts';

/** What is kept for ever. Call it inside the serial queue. */
export interface Pins {
  /** Pins the document of a digest and all that it links, as far as it is here. Answers the digests that are missing. */
  addDocument(digest: Digest): Promise<Digest[]>;
  /** Pins one block, without what it links. */
  addBlock(digest: Digest): Promise<void>;
  removeBlock(digest: Digest): Promise<void>;
  /** Pins a DAG of any codec. All its blocks must be here. */
  addDag(root: CID): Promise<void>;
  has(digest: Digest): Promise<boolean>;
  count(): Promise<number>;
}

/** Helia's pins, guarded: Helia ends the process when it pins a DAG with a missing block, so only own sites are pinned so. */
export function createPins({ helia, datastore }: IpfsNode, store: BlockStore): Pins {
  async function add(cid: CID): Promise<void> {
    try {
      for await (const _pinned of helia.pins.add(cid));
    } catch (error) {
      if (!(error instanceof Error && error.name === 'AlreadyPinnedError')) throw error;
    }
  }

  return {
    async addDocument(digest) {
      // The dag-json view walks to the links; bytes that are no dag-json are pinned as they are.
      const walked = CID.parse(cidOf(digest, 'dag-json'));
      const stock = await takeStock(walked, store.get).catch(() => undefined);
      // Block by block: Helia's own walk of a stranger's links rejects promises that nobody can catch, and what is here
      // must not expire while it waits for the rest.
      for (const one of digestsIn(stock?.here ?? [walked])) await add(rawCid(one));
      return digestsIn(stock?.missing ?? []);
    },
    addBlock: (digest) => add(rawCid(digest)),
    async removeBlock(digest) {
      try {
        for await (const _unpinned of helia.pins.rm(rawCid(digest)));
      } catch (error) {
        if (!(error instanceof Error && error.name === 'NotFoundError')) throw error;
      }
    },
    addDag: add,
    has: (digest) => helia.pins.isPinned(rawCid(digest)),
    async count() {
      let count = 0;
      for await (const _key of datastore.queryKeys({ prefix: '/pin/' })) count++;
      return count;
    },
  };
}

const digestsIn = (cids: readonly CID[]): Digest[] => cids.map(digestIn).filter((digest) => digest !== undefined);
