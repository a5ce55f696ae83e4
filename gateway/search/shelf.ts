import type { DatabaseSync } from 'node:sqlite';
import type { Kind } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { labelOfField, type SearchItem } from '../../registry/search/itemsOf.ts';
import { sha256 } from '../blocks/store.ts';
import { apart } from './cjk.ts';
import { SEPARATOR, type ShelfName } from './database.ts';
import { createLabels, type Row } from './labels.ts';
import { createWords } from './words.ts';

/** A revision as the index keeps it. Disputes are left to the chain: they change no content. */
export interface IndexedRevision {
  kind: Kind;
  period: number;
  key: string;
  version: number;
  digest: Digest;
  /** Null of an earlier revision: only its event tells. */
  approvedAt: number | null;
  retired: boolean;
}

/** Whether the document of a revision waits to arrive, is indexed, or was refused: off schema, or of another entry. */
export const WAITS = 0;
export const INDEXED = 1;
export const REFUSED = 2;

/** A revision, and what became of its document. */
export interface Known extends IndexedRevision {
  indexed: typeof WAITS | typeof INDEXED | typeof REFUSED;
}

/** What a shelf holds, in numbers. */
export interface ShelfReport {
  state: string;
  revisions: number;
  items: number;
  waiting: number;
  refused: number;
}

export const revisionName = ({ kind, period, key, version }: { kind: string; period: number; key: string; version: number }): string =>
  `${kind}/${period}/${key}/${version}`;

export type Shelf = ReturnType<typeof createShelf>;

/**
 * Revisions, their items and the words of these, in tables and in memory: what is filtered and compared by follows from the
 * tables. Whoever changes a shelf does so in a transaction, and calls `load` where it failed.
 */
export function createShelf(db: DatabaseSync, shelf: ShelfName) {
  const text = `${shelf}_text`;
  const ofRevision = 'kind = ? and period = ? and key = ? and version = ?';
  const sql = {
    putRevision: db.prepare(`insert or replace into ${shelf}_revision values (?, ?, ?, ?, ?, ?, ?, ?)`),
    dropRevision: db.prepare(`delete from ${shelf}_revision where ${ofRevision}`),
    itemsOf: db.prepare(`select id, title, body from ${shelf}_item where ${ofRevision}`),
    putItem: db.prepare(`insert into ${shelf}_item values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    dropItem: db.prepare(`delete from ${shelf}_item where id = ?`),
    putText: db.prepare(`insert into ${text} (rowid, title, body) values (?, ?, ?)`),
    dropText: db.prepare(`insert into ${text} (${text}, rowid, title, body) values ('delete', ?, ?, ?)`),
    putWord: db.prepare(`insert or replace into ${shelf}_word values (?, ?)`),
    dropWord: db.prepare(`delete from ${shelf}_word where word = ?`),
  };
  let revisions = new Map<string, Known>();
  let rows: (Row | undefined)[] = []; // by id: these are dense, and a list is gone through in a third of the time of a map
  let size = 0;
  let labels = createLabels();
  let words = createWords([]);
  let state = 0n;
  let counts = [0, 0, 0];
  load();

  /** Reads everything from the tables. */
  function load(): void {
    revisions = new Map();
    rows = [];
    size = 0;
    labels = createLabels();
    state = 0n;
    counts = [0, 0, 0];
    for (const one of db.prepare(`select * from ${shelf}_revision`).iterate())
      remember({ ...one, retired: one.retired === 1 } as unknown as Known, 1);
    const items = db.prepare(`select id, kind, period, key, version, part, local, date, labels from ${shelf}_item`);
    for (const one of items.iterate())
      putRow(one.id as number, JSON.parse(one.labels as string), one.date as string | null, itemName(one as never));
    words = createWords(
      (function* () {
        for (const { word, items } of db.prepare(`select word, items from ${shelf}_word`).iterate())
          yield [word as string, items as number];
      })(),
    );
  }

  function putRow(id: number, labelled: readonly string[], date: string | null, name: string): void {
    rows[id] = labels.row(id, labelled, date, name);
    size++;
  }

  function remember(known: Known, by: 1 | -1): void {
    if (by === 1) revisions.set(revisionName(known), known);
    else revisions.delete(revisionName(known));
    state ^= markOf(known);
    counts[known.indexed] = (counts[known.indexed] as number) + by;
  }

  function write(known: Known): void {
    const before = revisions.get(revisionName(known));
    if (before) remember(before, -1);
    remember(known, 1);
    const { kind, period, key, version, digest, approvedAt, retired, indexed } = known;
    sql.putRevision.run(kind, period, key, version, digest, approvedAt, retired ? 1 : 0, indexed);
  }

  function dropItems({ kind, period, key, version }: Known): void {
    const items = sql.itemsOf.all(kind, period, key, version) as { id: number; title: string; body: string }[];
    for (const { id, title, body } of items) {
      sql.dropText.run(BigInt(id), title, body);
      sql.dropItem.run(id);
      words.add(`${title} ${body}`, -1);
      rows[id] = undefined;
      size--;
    }
  }

  function putItem({ kind, period, key, version }: Known, item: SearchItem): void {
    const title = apart(`${item.title}${SEPARATOR}${labelOfField(item.field)}`);
    const body = apart(item.texts.map((one) => one.text).join(SEPARATOR));
    const of = {
      ...{ kind: [kind], part: [item.part], project: item.projects, field: item.field === null ? [] : [item.field] },
      ...{ tag: item.tags, type: item.types },
    };
    const labelled = Object.entries(of).flatMap(([facet, values]) => [...new Set(values)].map((value) => `${facet}:${value}`));
    const paths = JSON.stringify(item.texts.map(({ path }) => path));
    const place = [kind, period, key, version, item.part, item.id, item.field, item.date] as const;
    const { lastInsertRowid } = sql.putItem.run(...place, title, body, paths, JSON.stringify(labelled));
    sql.putText.run(BigInt(lastInsertRowid), title, body);
    words.add(`${title} ${body}`, 1);
    const name = itemName({ kind, period, key, version, part: item.part, local: item.id });
    putRow(Number(lastInsertRowid), labelled, item.date, name);
  }

  return {
    db,
    name: shelf,
    /** By id; undefined where an item has gone. */
    get rows(): readonly (Row | undefined)[] {
      return rows;
    },
    get labels() {
      return labels;
    },
    get words() {
      return words;
    },
    all: (): Iterable<Known> => revisions.values(),
    known: (one: Parameters<typeof revisionName>[0]): Known | undefined => revisions.get(revisionName(one)),
    load,
    write,
    drop(known: Known): void {
      dropItems(known);
      remember(known, -1);
      sql.dropRevision.run(known.kind, known.period, known.key, known.version);
    },
    dropItems,
    /** The items of a document that was waited for, or null where it is refused. */
    put(known: Known, items: readonly SearchItem[] | null): void {
      for (const item of items ?? []) putItem(known, item);
      write({ ...known, indexed: items ? INDEXED : REFUSED });
    },
    /** Writes the numbers of words that have changed, last in a transaction. */
    writeWords(): void {
      for (const [word, items] of words.takeChanged()) items > 0 ? sql.putWord.run(word, items) : sql.dropWord.run(word);
    },
    state: (): string => state.toString(16).padStart(16, '0'),
    waiting: (): number => counts[WAITS] as number,
    report(): ShelfReport {
      const [waiting = 0, , refused = 0] = counts;
      return { state: this.state(), revisions: revisions.size, items: size, waiting, refused };
    },
    /** Everything that an answer follows from, in an order of its own: two shelves that agree here answer alike. */
    dump(): string[] {
      const lines = (query: string) =>
        db
          .prepare(query)
          .all()
          .map((row) => `${shelf} ${JSON.stringify(row)}`)
          .sort();
      db.exec(`insert into ${text} (${text}) values ('integrity-check')`);
      return [
        ...lines(`select * from ${shelf}_revision`),
        ...lines(`select kind, period, key, version, part, local, field, date, title, body, paths, labels from ${shelf}_item`),
        ...lines(`select * from ${shelf}_word`),
      ];
    },
  };
}

/** A number that stands for a revision and what became of its document; of all of them together `^` makes the state. */
const markOf = ({ kind, period, key, version, digest, approvedAt, retired, indexed }: Known): bigint => {
  const line = JSON.stringify([kind, period, key, version, digest, approvedAt, retired, indexed]);
  return BigInt(sha256(new TextEncoder().encode(line)).slice(0, 18));
};

const itemName = (one: { kind: string; period: number; key: string; version: number; part: string; local: string | null }): string =>
  `${revisionName(one)}/${one.part}/${one.local ?? ''}`;
