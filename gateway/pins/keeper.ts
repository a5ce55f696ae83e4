import { type Digest, toDigest } from '../../registry/cid/index.ts';
import { type Block, type BlockStore, digestIn, rawCid } from '../blocks/store.ts';
import type { Serial } from '../node/serial.ts';
import type { State } from '../node/state.ts';
import type { Pins } from './pins.ts';

/** Blocks that stay for a while, until the chain names them or their time is over. */
export interface Keeper {
  /**
   * Stores blocks until `keepMs` from now, and keeps what they link as long. Answers the links that are neither among
   * them nor in the store; then nothing is stored.
   */
  store(blocks: readonly Block[], links?: readonly Digest[]): Promise<Digest[]>;
  /** Lets a block, no longer pinned, go after `keepMs`. */
  release(digest: Digest): Promise<void>;
  /** Deletes what has expired and is not pinned. Answers how many blocks went. */
  sweep(now?: number): Promise<number>;
}

const prefix = 'keep/';

/** Expiries in the datastore: written before the block, so that a crash leaves no block without one. */
export function createKeeper(parts: { store: BlockStore; pins: Pins; state: State; serial: Serial; keepMs: number }): Keeper {
  const { store, pins, state, serial, keepMs } = parts;
  const expireLater = (digest: Digest) => state.put(prefix + digest, Date.now() + keepMs);

  return {
    store: (blocks, links = []) =>
      serial(async () => {
        const own = new Set(blocks.map(({ cid }) => digestIn(cid)).filter((digest) => digest !== undefined));
        const missing: Digest[] = [];
        for (const link of links) if (!own.has(link) && !(await store.has(rawCid(link)))) missing.push(link);
        if (missing.length > 0) return missing;
        for (const digest of new Set([...own, ...links])) if (!(await pins.has(digest))) await expireLater(digest);
        await store.put(blocks);
        return [];
      }),
    release: (digest) => expireLater(digest),
    async sweep(now = Date.now()) {
      let gone = 0;
      for await (const [name, expiry] of state.list<number>(prefix)) {
        if (expiry > now) continue;
        await serial(async () => {
          const digest = toDigest(name);
          if (((await state.get<number>(prefix + name)) ?? now + 1) > now) return; // stored again meanwhile
          if (!(await pins.has(digest)) && (await store.has(rawCid(digest)))) {
            await store.delete(rawCid(digest));
            gone++;
          }
          await state.delete(prefix + name);
        });
      }
      return gone;
    },
  };
}
