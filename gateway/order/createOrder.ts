import type { Entry, Kind } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { fieldIds, fieldOf, readDocument } from '../../registry/schema/index.ts';
import {
  type Comparability,
  comparability,
  compareRows,
  filterRows,
  type Listed,
  lastApproved,
  type OrderAnswer,
  offeredSort,
  type TableQuery,
  withoutEach,
  wordCounts,
} from '../../registry/table/index.ts';
import { type BlockStore, rawCid, sha256 } from '../blocks/store.ts';
import type { Journal } from '../journal.ts';
import { createOneAtATime } from '../node/serial.ts';
import { OrderNotReadyError } from './errors.ts';
import { createPages } from './pages.ts';
import { trim } from './trim.ts';

/** A head, with what the table sorts and filters by once its document is here. */
interface Row {
  entry: Entry;
  document?: Listed;
}

/** Rows of the table in an order: the same code as the page's, over the verified documents of the heads. */
export interface Order {
  heads(collection: { kind: Kind; period: number }, entries: readonly Entry[]): void;
  /** A document is here with all its blocks. */
  arrived(digest: Digest): void;
  find(query: TableQuery): Promise<OrderAnswer>;
  /** Follows from the heads, and from which documents are here. Throws `OrderNotReadyError`, as `find` does. */
  state(): string;
  /** The stored blocks, and the index blocks of the pages that were given. */
  blocks: BlockStore;
  stop(): void;
  /** Resolves when every document that is here has been read. */
  idle(): Promise<void>;
}

/**
 * Keeps the rows in memory, a few kilobytes each, and makes them anew from heads and blocks at every start. An order cannot
 * be asked of a database: it is that of the page's code, so a table on the disk would be a second copy and nothing else.
 */
export function createOrder({ store, journal }: { store: BlockStore; journal: Journal }): Order {
  let rows: Row[] = [];
  let documents = new Map<Digest, Listed>();
  /** Undefined until the heads and what is here of their documents were read for the first time. */
  let state: string | undefined;
  let columns: OrderAnswer['columns'] = {};
  const queue = new Set<Digest>();
  let stopped = false;
  const pages = createPages(store);

  const work = createOneAtATime(
    async () => {
      for (const digest of queue) {
        if (stopped) return;
        queue.delete(digest);
        await read(digest);
      }
      settle();
    },
    (error) => journal.record('order of the table', error),
  );

  /** A document that is missing comes later (`arrived`); one that is off schema has no values to order by. */
  async function read(digest: Digest): Promise<void> {
    try {
      documents.set(digest, trim(readDocument(await store.get(rawCid(digest)), 'deml.project/1', digest)));
    } catch (error) {
      if (!(error instanceof DemlError)) throw error;
    }
  }

  function settle(): void {
    rows = rows.map(({ entry }) => {
      const document = documents.get(entry.digest);
      return document?.slug === entry.key ? { entry, document } : { entry };
    });
    const facts = rows.map(
      ({ entry, document }) => `${entry.key} ${entry.version} ${entry.digest} ${entry.approvedAt} ${Boolean(document)}`,
    );
    state = sha256(new TextEncoder().encode(facts.join('\n'))).slice(2, 18);
    const listed = rows.flatMap(({ document }) => document ?? []);
    columns = {};
    for (const field of fieldIds) {
      const column: Comparability = fieldOf(field).value === 'number' ? comparability(listed, field) : null;
      if (column) columns[field] = column;
    }
  }

  function stateName(): string {
    if (state === undefined) throw new OrderNotReadyError();
    return state;
  }

  async function find(query: TableQuery): Promise<OrderAnswer> {
    const passing = filterRows(rows, query, query.shown);
    // Without its document a row would stand by its key among names: it comes after those that have one.
    const [known, unknown] = [passing.filter(({ document }) => document), passing.filter(({ document }) => !document)];
    const ordered = [
      ...known.toSorted(query.approved ? lastApproved : compareRows(offeredSort(known, query.sort))),
      ...unknown.toSorted(compareRows(null)),
    ];
    const from = Number(query.cursor ?? 0);
    const page = ordered.slice(from, from + query.limit).map(({ entry: { key, version, digest } }) => ({ key, version, digest }));
    const answer = {
      ...{ state: stateName(), listed: rows.length, without: rows.filter(({ document }) => !document).length, total: passing.length },
      ...{ rows: page, next: from + query.limit < ordered.length ? String(from + query.limit) : null, columns },
      words: wordCounts(rows, query, query.shown),
      dropping: passing.length === 0 ? withoutEach(rows, query, query.shown) : [],
    };
    await pages.keep(page);
    return answer;
  }

  return {
    heads({ kind }, entries) {
      if (kind !== 'project') return;
      const known = documents;
      documents = new Map(entries.flatMap(({ digest }) => (known.has(digest) ? [[digest, known.get(digest) as Listed] as const] : [])));
      rows = entries.map((entry) => ({ entry }));
      for (const { digest } of entries) if (!documents.has(digest)) queue.add(digest);
      if (state !== undefined || queue.size === 0) settle();
      if (queue.size > 0) work();
    },
    arrived(digest) {
      if (documents.has(digest) || !rows.some(({ entry }) => entry.digest === digest)) return;
      queue.add(digest);
      work();
    },
    find,
    state: stateName,
    blocks: pages.blocks,
    stop() {
      stopped = true;
    },
    idle: () => work.done(),
  };
}
