import { type Digest, toDigest } from '../../registry/cid/index.ts';
import { type Block, type BlockStore, digestIn, rawCid } from '../blocks/store.ts';
import { StoreFullError } from '../errors.ts';
import type { Serial } from '../node/serial.ts';
import type { State } from '../node/state.ts';
import type { Pins } from './pins.ts';

/** Blocks that stay for a while, until the chain names them or their time is over. */
export interface Keeper {
  /**
   * Stores blocks until `keepMs` from now, and keeps what they link as long. Answers the links that are neither among
   * them nor in the store; then nothing is stored. Throws `StoreFullError`.
   */
  store(blocks: readonly Block[], links?: readonly Digest[]): Promise<Digest[]>;
  /** Lets a block, no longer pinned, go after `keepMs`. */
  release(digest: Digest): Promise<void>;
  /** Deletes what has expired and is not pinned. Answers how many blocks went. */
  sweep(now?: number): Promise<number>;
}

const prefix = 'keep/';

/** When a block expires, and what it counts for the space until then. */
interface Kept extends Record<string, number> {
  until: number;
  bytes: number;
}

/** Expiries in the datastore: written before the block, so that a crash leaves no block without one. */
export function createKeeper(parts: {
  store: BlockStore;
  pins: Pins;
  state: State;
  serial: Serial;
  keepMs: number;
  space: number;
}): Keeper {
  const { store, pins, state, serial, keepMs, space } = parts;
  const expireLater = (digest: Digest, bytes: number) => state.put(prefix + digest, { until: Date.now() + keepMs, bytes });
  const read = (digest: Digest) => state.get<Kept>(prefix + digest);

  // What is kept counts until it expires, also what the chain names meanwhile: a limit need not be exact.
  let used: number | undefined;
  async function usedSpace(): Promise<number> {
    if (used !== undefined) return used;
    let bytes = 0;
    for await (const [, kept] of state.list<Kept>(prefix)) bytes += kept.bytes;
    return bytes;
  }

  return {
    store: (blocks, links = []) =>
      serial(async () => {
        const own = new Map<Digest, number>();
        for (const { cid, bytes } of blocks) {
          const digest = digestIn(cid);
          if (digest !== undefined) own.set(digest, bytes.length);
        }
        const missing: Digest[] = [];
        for (const link of links) if (!own.has(link) && !(await store.has(rawCid(link)))) missing.push(link);
        if (missing.length > 0) return missing;
        const kept: [Digest, number][] = [];
        let more = 0;
        for (const digest of new Set([...own.keys(), ...links])) {
          if (await pins.has(digest)) continue;
          const before = (await read(digest))?.bytes ?? 0;
          kept.push([digest, own.get(digest) ?? before]);
          more += Math.max(0, (own.get(digest) ?? before) - before);
        }
        const sofar = await usedSpace();
        if (more > 0 && sofar + more > space) throw new StoreFullError(space);
        for (const [digest, bytes] of kept) await expireLater(digest, bytes);
        used = sofar + more;
        await store.put(blocks);
        return [];
      }),
    release: async (digest) => expireLater(digest, (await read(digest))?.bytes ?? 0),
    async sweep(now = Date.now()) {
      let gone = 0;
      for await (const [name, { until }] of state.list<Kept>(prefix)) {
        if (until > now) continue;
        await serial(async () => {
          const digest = toDigest(name);
          const kept = await read(digest);
          if (!kept || kept.until > now) return; // stored again meanwhile
          if (!(await pins.has(digest)) && (await store.has(rawCid(digest)))) {
            await store.delete(rawCid(digest));
            gone++;
          }
          const before = await usedSpace();
          await state.delete(prefix + name);
          used = before - kept.bytes;
        });
      }
      return gone;
    },
  };
}
