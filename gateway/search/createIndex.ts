import type { DatabaseSync } from 'node:sqlite';
import type { Entry, Kind } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import type { SearchItem } from '../../registry/search/itemsOf.ts';
import { createShelf, type IndexedRevision, type Known, type ShelfReport, WAITS } from './shelf.ts';

/** A document that was read for a revision. */
export interface IndexedDocument {
  revision: IndexedRevision;
  /** Null where the document is refused. */
  items: readonly SearchItem[] | null;
  /** The document that it says it replaces. */
  previous: Digest | null;
}

/** What the index holds, in numbers. */
export interface IndexReport extends Omit<ShelfReport, 'revisions'> {
  heads: number;
  earlier: ShelfReport;
}

export const headOf = ({ kind, period, key, version, digest, approvedAt, status }: Entry): IndexedRevision => ({
  ...{ kind, period, key, version, digest, approvedAt },
  retired: status === 'retired',
});

export type Index = ReturnType<typeof createIndex>;

/**
 * The index over an open database, in two shelves: the heads, and the revisions before them, as far as each document names
 * the one that it replaces. So all of it follows from the heads and the blocks.
 */
export function createIndex(db: DatabaseSync) {
  const heads = createShelf(db, 'head');
  const earlier = createShelf(db, 'earlier');

  /** All or nothing, in the tables and in memory. */
  function change(work: () => void): void {
    db.exec('begin');
    try {
      work();
      heads.writeWords();
      earlier.writeWords();
      db.exec('commit');
    } catch (error) {
      db.exec('rollback');
      heads.load();
      earlier.load();
      throw error;
    }
  }

  function drop(head: Known): void {
    heads.drop(head);
    for (let version = head.version - 1; version > 0; version--) {
      const known = earlier.known({ ...head, version });
      if (known) earlier.drop(known);
    }
  }

  return {
    db,
    heads,
    earlier,

    /** Puts the heads of a collection in the place of those before. Answers the revisions whose documents it lacks. */
    setHeads(kind: Kind, period: number, now: readonly IndexedRevision[]): IndexedRevision[] {
      const isOfThis = (known: Known) => known.kind === kind && known.period === period;
      const next = new Map(now.map((head) => [head.key, head]));
      const gone = [...heads.all()].filter((known) => isOfThis(known) && !isSame(next.get(known.key), known));
      const moved = now.filter((head) => !isAlike(heads.known(head), head));
      if (gone.length > 0 || moved.length > 0)
        change(() => {
          for (const known of gone) drop(known);
          for (const head of moved) heads.write({ ...head, indexed: heads.known(head)?.indexed ?? WAITS });
        });
      return [heads, earlier].flatMap((shelf) => [...shelf.all()].filter((known) => isOfThis(known) && known.indexed === WAITS));
    },

    /**
     * Indexes documents. What is no revision any more, or is indexed, is passed over. Answers the revisions before these,
     * whose documents it lacks.
     */
    put(documents: readonly IndexedDocument[]): IndexedRevision[] {
      const lacking: IndexedRevision[] = [];
      change(() => {
        for (const { revision, items, previous } of documents) {
          const shelf = revision.approvedAt === null ? earlier : heads;
          const known = shelf.known(revision);
          if (known?.digest !== revision.digest || known.indexed !== WAITS) continue;
          shelf.put(known, items);
          if (previous === null || known.version < 2) continue;
          const { kind, period, key, version } = known;
          const before = { kind, period, key, version: version - 1, digest: previous, approvedAt: null, retired: false };
          earlier.write({ ...before, indexed: WAITS });
          lacking.push(before);
        }
      });
      return lacking;
    },

    report(): IndexReport {
      const { revisions, ...rest } = heads.report();
      return { ...rest, heads: revisions, earlier: earlier.report() };
    },
    dump: (): string[] => [...heads.dump(), ...earlier.dump()],
  };
}

/** Whether a head is still of the same document: then its items stay. */
const isSame = (head: IndexedRevision | undefined, known: Known): boolean =>
  head !== undefined && head.version === known.version && head.digest === known.digest;

const isAlike = (known: Known | undefined, head: IndexedRevision): boolean =>
  known !== undefined && isSame(head, known) && known.retired === head.retired && known.approvedAt === head.approvedAt;
