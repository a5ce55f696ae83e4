import type { Entry, Kind } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import type { SearchItem } from '../../registry/search/itemsOf.ts';
import { readItems } from '../../registry/search/readItems.ts';
import { type BlockStore, rawCid } from '../blocks/store.ts';
import type { Journal } from '../journal.ts';
import { createOneAtATime, createSerial } from '../node/serial.ts';
import { headOf, type IndexedHead } from './createIndex.ts';
import type { Search } from './openSearch.ts';

const BATCH = 100;

/** Fills the index: with the heads as the chain has them, and with their documents as soon as they are here. */
export interface Feed {
  /** The heads of a collection. The index follows them, also back, and reads what it lacks; nobody waits for it. */
  heads(collection: { kind: Kind; period: number }, entries: readonly Entry[]): void;
  /** A document is here with all its blocks. */
  arrived(digest: Digest): void;
  stop(): void;
  /** Resolves when nothing that is here is left to read. */
  idle(): Promise<void>;
}

/** A feed from the blocks of this gateway. What goes wrong is recorded and stops neither the chain nor the blocks. */
export function createFeed({ search, store, journal }: { search: Search; store: BlockStore; journal: Journal }): Feed {
  const lacking = new Map<Digest, IndexedHead[]>();
  const queue = new Set<Digest>();
  const inOrder = createSerial();
  let stopped = false;
  const reader = { block: (digest: Digest) => store.get(rawCid(digest)) };

  const work = createOneAtATime(
    async () => {
      while (queue.size > 0 && !stopped) {
        const digests = [...queue.values().take(BATCH)];
        for (const digest of digests) queue.delete(digest);
        const heads = digests.flatMap((digest) => lacking.get(digest) ?? []);
        const documents = (await Promise.all(heads.map(read))).filter((one) => one !== undefined);
        if (documents.length > 0) await search.put(documents);
        for (const { head } of documents) lacking.delete(head.digest);
      }
    },
    (error) => journal.record('search index', error),
  );

  /** The items of a head's document; null where it is refused, undefined where it is not all here. */
  async function read(head: IndexedHead): Promise<{ head: IndexedHead; items: SearchItem[] | null } | undefined> {
    try {
      return { head, items: await readItems(reader, head) };
    } catch (error) {
      if (error instanceof DemlError && error.family === 'content') return { head, items: null };
      if (!(error instanceof DemlError)) journal.record('search index', error);
      return undefined;
    }
  }

  async function follow({ kind, period }: { kind: Kind; period: number }, entries: readonly Entry[]): Promise<void> {
    for (const head of await search.setHeads(kind, period, entries.map(headOf))) {
      const others = (lacking.get(head.digest) ?? []).filter((one) => one.kind !== kind || one.period !== period || one.key !== head.key);
      lacking.set(head.digest, [...others, head]);
      queue.add(head.digest);
    }
    if (queue.size > 0) work();
  }

  return {
    heads(collection, entries) {
      inOrder(() => follow(collection, entries)).catch((error) => {
        if (!stopped) journal.record('search index', error);
      });
    },
    arrived(digest) {
      if (!lacking.has(digest)) return;
      queue.add(digest);
      work();
    },
    stop() {
      stopped = true;
    },
    async idle() {
      await inOrder(async () => {});
      await work.done();
    },
  };
}
