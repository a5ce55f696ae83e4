import type { Entry, Kind } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { readItems } from '../../registry/search/readItems.ts';
import { type BlockStore, rawCid } from '../blocks/store.ts';
import type { Journal } from '../journal.ts';
import { createOneAtATime, createSerial } from '../node/serial.ts';
import { headOf, type IndexedDocument } from './createIndex.ts';
import type { Search } from './openSearch.ts';
import { type IndexedRevision, revisionName } from './shelf.ts';

const BATCH = 100;

/** Fills the index: with the heads as the chain has them, and with their documents as soon as they are here. */
export interface Filler {
  /** The heads of a collection. The index follows them, also back, and reads what it lacks; nobody waits for it. */
  heads(collection: { kind: Kind; period: number }, entries: readonly Entry[]): void;
  /** A document is here with all its blocks. */
  arrived(digest: Digest): void;
  stop(): void;
  /** Resolves when nothing that is here is left to read. */
  idle(): Promise<void>;
}

/** Fills the index from the blocks of this gateway. What goes wrong is recorded and stops neither the chain nor the blocks. */
export function createFiller({ search, store, journal }: { search: Search; store: BlockStore; journal: Journal }): Filler {
  const lacking = new Map<Digest, Map<string, IndexedRevision>>();
  const queue = new Set<Digest>();
  const inOrder = createSerial();
  let stopped = false;
  const reader = { block: (digest: Digest) => store.get(rawCid(digest)) };

  const work = createOneAtATime(
    async () => {
      while (queue.size > 0 && !stopped) {
        const digests = [...queue.values().take(BATCH)];
        for (const digest of digests) queue.delete(digest);
        const revisions = digests.flatMap((digest) => [...(lacking.get(digest)?.values() ?? [])]);
        const documents = (await Promise.all(revisions.map(read))).filter((one) => one !== undefined);
        if (documents.length === 0) continue;
        const before = await search.put(documents);
        for (const { revision } of documents) settled(revision);
        want(before);
      }
    },
    (error) => journal.record('search index', error),
  );

  function want(revisions: readonly IndexedRevision[]): void {
    for (const one of revisions) {
      const same = lacking.get(one.digest) ?? new Map<string, IndexedRevision>();
      lacking.set(one.digest, same.set(revisionName(one), one));
      queue.add(one.digest);
    }
  }

  function settled(one: IndexedRevision): void {
    const same = lacking.get(one.digest);
    same?.delete(revisionName(one));
    if (same?.size === 0) lacking.delete(one.digest);
  }

  /** The items of a revision's document; undefined where it is not all here. */
  async function read(revision: IndexedRevision): Promise<IndexedDocument | undefined> {
    try {
      return { revision, ...(await readItems(reader, revision)) };
    } catch (error) {
      if (error instanceof DemlError && error.family === 'content') return { revision, items: null, previous: null };
      if (!(error instanceof DemlError)) journal.record('search index', error);
      return undefined;
    }
  }

  async function follow({ kind, period }: { kind: Kind; period: number }, entries: readonly Entry[]): Promise<void> {
    want(await search.setHeads(kind, period, entries.map(headOf)));
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
