import type { DatabaseSync } from 'node:sqlite';
import type { Entry, Kind } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { labelOfField, type SearchItem } from '../../registry/search/itemsOf.ts';
import { sha256 } from '../blocks/store.ts';
import { SEPARATOR } from './database.ts';
import { createLabels, type Row } from './labels.ts';
import { createWords } from './words.ts';

/** A head as the index keeps it. Disputes are left to the chain: they change no content. */
export interface IndexedHead {
  kind: Kind;
  period: number;
  key: string;
  version: number;
  digest: Digest;
  approvedAt: number;
  retired: boolean;
}

/** Whether the document of a head waits to arrive, is indexed, or was refused: off schema, or of another entry. */
const WAITS = 0;
const INDEXED = 1;
const REFUSED = 2;
type Indexed = typeof WAITS | typeof INDEXED | typeof REFUSED;

/** A head, and what became of its document. */
interface Known extends IndexedHead {
  indexed: Indexed;
}

/** What the index holds, in numbers. */
export interface IndexReport {
  state: string;
  heads: number;
  items: number;
  waiting: number;
  refused: number;
}

export const headOf = ({ kind, period, key, version, digest, approvedAt, status }: Entry): IndexedHead => ({
  ...{ kind, period, key, version, digest, approvedAt },
  retired: status === 'retired',
});

export const entryName = ({ kind, period, key }: { kind: string; period: number; key: string }): string => `${kind}/${period}/${key}`;

export type Index = ReturnType<typeof createIndex>;

/** The index over an open database. What it filters and compares by is kept in memory too, and follows from the tables. */
export function createIndex(db: DatabaseSync) {
  const sql = {
    putEntry: db.prepare('insert or replace into entry values (?, ?, ?, ?, ?, ?, ?, ?)'),
    dropEntry: db.prepare('delete from entry where kind = ? and period = ? and key = ?'),
    itemsOf: db.prepare('select id, title, body from item where kind = ? and period = ? and key = ?'),
    putItem: db.prepare(
      'insert into item (kind, period, key, part, local, field, date, title, body, paths, labels) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    dropItem: db.prepare('delete from item where id = ?'),
    putText: db.prepare('insert into text (rowid, title, body) values (?, ?, ?)'),
    dropText: db.prepare("insert into text (text, rowid, title, body) values ('delete', ?, ?, ?)"),
    putWord: db.prepare('insert or replace into word values (?, ?)'),
    dropWord: db.prepare('delete from word where word = ?'),
  };
  let entries = new Map<string, Known>();
  let rows = new Map<number, Row>();
  let labels = createLabels();
  let words = createWords([]);
  let state = 0n;
  let counts = [0, 0, 0];
  load();

  function load(): void {
    entries = new Map();
    rows = new Map();
    labels = createLabels();
    state = 0n;
    counts = [0, 0, 0];
    for (const one of db.prepare('select * from entry').iterate()) {
      const known = { ...one, retired: one.retired === 1 } as unknown as Known;
      remember(known, 1);
    }
    for (const one of db.prepare('select id, kind, period, key, part, local, date, labels from item').iterate())
      rows.set(one.id as number, labels.row(JSON.parse(one.labels as string), one.date as string | null, itemName(one as never)));
    words = createWords(
      (function* () {
        for (const { word, items } of db.prepare('select word, items from word').iterate()) yield [word as string, items as number];
      })(),
    );
  }

  function remember(known: Known, by: 1 | -1): void {
    if (by === 1) entries.set(entryName(known), known);
    else entries.delete(entryName(known));
    state ^= markOf(known);
    counts[known.indexed] = (counts[known.indexed] as number) + by;
  }

  /** All or nothing, in the tables and in memory. */
  function change(work: () => void): void {
    db.exec('begin');
    try {
      work();
      for (const [word, items] of words.takeChanged()) items > 0 ? sql.putWord.run(word, items) : sql.dropWord.run(word);
      db.exec('commit');
    } catch (error) {
      db.exec('rollback');
      load();
      throw error;
    }
  }

  function stateName(): string {
    return state.toString(16).padStart(16, '0');
  }

  function write(known: Known): void {
    const before = entries.get(entryName(known));
    if (before) remember(before, -1);
    remember(known, 1);
    const { kind, period, key, version, digest, approvedAt, retired, indexed } = known;
    sql.putEntry.run(kind, period, key, version, digest, approvedAt, retired ? 1 : 0, indexed);
  }

  function drop(known: Known): void {
    dropItems(known);
    remember(known, -1);
    sql.dropEntry.run(known.kind, known.period, known.key);
  }

  function dropItems({ kind, period, key }: Known): void {
    for (const { id, title, body } of sql.itemsOf.all(kind, period, key) as { id: number; title: string; body: string }[]) {
      sql.dropText.run(BigInt(id), title, body);
      sql.dropItem.run(id);
      words.add(`${title} ${body}`, -1);
      rows.delete(id);
    }
  }

  function putItem(known: Known, item: SearchItem): void {
    const { kind, period, key } = known;
    const title = `${item.title}${SEPARATOR}${labelOfField(item.field)}`;
    const body = item.texts.map(({ text }) => text).join(SEPARATOR);
    const of = {
      ...{ kind: [kind], part: [item.part], project: item.projects, field: item.field === null ? [] : [item.field] },
      ...{ tag: item.tags, type: item.types },
    };
    const labelled = Object.entries(of).flatMap(([facet, values]) => [...new Set(values)].map((value) => `${facet}:${value}`));
    const paths = JSON.stringify(item.texts.map(({ path }) => path));
    const { lastInsertRowid } = sql.putItem.run(
      ...([kind, period, key, item.part, item.id, item.field, item.date, title, body, paths, JSON.stringify(labelled)] as const),
    );
    sql.putText.run(BigInt(lastInsertRowid), title, body);
    words.add(`${title} ${body}`, 1);
    rows.set(Number(lastInsertRowid), labels.row(labelled, item.date, itemName({ kind, period, key, part: item.part, local: item.id })));
  }

  return {
    db,
    get entries(): ReadonlyMap<string, Known> {
      return entries;
    },
    get rows(): ReadonlyMap<number, Row> {
      return rows;
    },
    get labels() {
      return labels;
    },
    get words() {
      return words;
    },
    state: stateName,

    /** Puts the heads of a collection in the place of those before. Answers the heads whose documents it lacks. */
    setHeads(kind: Kind, period: number, heads: readonly IndexedHead[]): IndexedHead[] {
      const next = new Map(heads.map((head) => [entryName(head), head]));
      const gone = [...entries.values()].filter((known) => known.kind === kind && known.period === period && !next.has(entryName(known)));
      const moved = heads.filter((head) => {
        const known = entries.get(entryName(head));
        return (
          !known ||
          known.digest !== head.digest ||
          known.version !== head.version ||
          known.retired !== head.retired ||
          known.approvedAt !== head.approvedAt
        );
      });
      if (gone.length > 0 || moved.length > 0)
        change(() => {
          for (const known of gone) drop(known);
          for (const head of moved) {
            const known = entries.get(entryName(head));
            const same = known?.digest === head.digest;
            if (known && !same) dropItems(known);
            write({ ...head, indexed: same ? known.indexed : WAITS });
          }
        });
      return heads.filter((head) => entries.get(entryName(head))?.indexed === WAITS);
    },

    /** Indexes documents, or notes that they were refused (`items` null). What is no head any more, or is indexed, is passed over. */
    put(documents: readonly { head: IndexedHead; items: readonly SearchItem[] | null }[]): void {
      change(() => {
        for (const { head, items } of documents) {
          const known = entries.get(entryName(head));
          if (!known || known.digest !== head.digest || known.indexed !== WAITS) continue;
          for (const item of items ?? []) putItem(known, item);
          write({ ...known, indexed: items ? INDEXED : REFUSED });
        }
      });
    },

    waiting: (): number => counts[WAITS] as number,
    report(): IndexReport {
      const [waiting = 0, , refused = 0] = counts;
      return { state: stateName(), heads: entries.size, items: rows.size, waiting, refused };
    },

    /** Everything that an answer follows from, in an order of its own: two indexes that agree here answer alike. */
    dump(): string[] {
      const lines = (query: string) =>
        db
          .prepare(query)
          .all()
          .map((row) => JSON.stringify(row))
          .sort();
      db.exec("insert into text (text) values ('integrity-check')");
      return [
        ...lines('select * from entry'),
        ...lines('select kind, period, key, part, local, field, date, title, body, paths, labels from item'),
        ...lines('select * from word'),
      ];
    },
  };
}

/** A number that stands for a head and what became of its document; of all of them together `^` makes the state. */
const markOf = ({ kind, period, key, version, digest, approvedAt, retired, indexed }: Known): bigint => {
  const line = JSON.stringify([kind, period, key, version, digest, approvedAt, retired, indexed]);
  return BigInt(sha256(new TextEncoder().encode(line)).slice(0, 18));
};

const itemName = ({ kind, period, key, part, local }: { kind: string; period: number; key: string; part: string; local: string | null }) =>
  `${kind}/${period}/${key}/${part}/${local ?? ''}`;
