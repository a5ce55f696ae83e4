import type { Digest } from '../../registry/cid/index.ts';
import { createBlockReader } from '../../registry/verify/index.ts';
import { type BlockStore, rawCid } from '../blocks/store.ts';
import type { Journal } from '../journal.ts';
import type { IpfsNode } from '../node/openNode.ts';
import type { Serial } from '../node/serial.ts';
import type { Pins } from '../pins/pins.ts';
import type { WantedList } from '../pins/wanted.ts';

const PEER_TIMEOUT_MS = 5_000;
const DEPTH = 8; // documents link one level; a chain of links from a stranger ends here and is tried again later

/** Pins what is named, wants what is missing, and looks for it: here first, then at peers and other gateways. */
export function createArrivals(parts: {
  node: IpfsNode;
  store: BlockStore;
  pins: Pins;
  wanted: WantedList;
  serial: Serial;
  journal: Journal;
  sources: readonly string[];
  /** Told of a document that is here with all that it links. */
  onComplete?: (digest: Digest) => void;
}) {
  const { node, store, pins, wanted, serial, journal } = parts;
  const reader = parts.sources.length > 0 ? createBlockReader({ gateways: parts.sources }) : undefined;

  /** Pins a document, or puts it on the wanted list. Answers what it lacks. */
  async function pinOrWant(digest: Digest): Promise<Digest[]> {
    return serial(async () => {
      const missing = await pins.addDocument(digest);
      if (missing.length === 0) await wanted.arrived(digest);
      else await wanted.add(digest);
      if (missing.length === 0) parts.onComplete?.(digest);
      return missing;
    });
  }

  async function fetchBlock(digest: Digest): Promise<boolean> {
    const cid = rawCid(digest);
    if (await store.has(cid)) return true;
    try {
      if (reader) {
        const bytes = await reader.block(digest);
        await serial(() => store.put([{ cid, bytes }]));
        return true;
      }
    } catch (error) {
      journal.record('fetch of a wanted block', error);
    }
    if (node.connections() === 0) return false;
    try {
      for await (const _chunk of node.helia.blockstore.get(cid, { signal: AbortSignal.timeout(PEER_TIMEOUT_MS) }));
      return true; // Helia checks the hash of what peers send, and stores it
    } catch {
      return false; // no peer has it: it stays on the wanted list, which /status shows
    }
  }

  /** Tries everything that is due. */
  async function retry(): Promise<void> {
    for (const { digest } of await wanted.due()) {
      let missing = await pinOrWant(digest);
      for (let depth = 0; missing.length > 0 && depth < DEPTH; depth++) {
        const found = await Promise.all(missing.map(fetchBlock));
        if (!found.every(Boolean)) break;
        missing = await pinOrWant(digest);
      }
      if (missing.length > 0) await wanted.failed(digest);
    }
  }

  /** Looks at everything that is wanted, here only: something came in that may complete it. */
  async function recheck(): Promise<void> {
    for (const { digest } of await wanted.all()) await pinOrWant(digest);
  }

  return { pinOrWant, retry, recheck };
}
