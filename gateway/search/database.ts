import type { DatabaseSync } from 'node:sqlite';
import { openDerived } from '../node/derived.ts';

/** Raised with every change of the tables, of `itemsOf`, or of how words are cut: an older file is filled again from nothing. */
const FORMAT = 4;

/** The heads, and the revisions before them: the same tables, and nothing of one weighs in the other. */
export type ShelfName = 'head' | 'earlier';

const tablesOf = (shelf: ShelfName): string => `
  create table ${shelf}_revision (
    kind text, period integer, key text, version integer,
    digest text not null, approvedAt integer, retired integer not null,
    indexed integer not null, -- 0 waits for its document, 1 is indexed, 2 was refused
    primary key (kind, period, key, version)
  ) without rowid;
  create table ${shelf}_item (
    id integer primary key,
    kind text not null, period integer not null, key text not null, version integer not null, -- of its revision
    part text not null, local text, field text, date text,
    title text not null, -- with the field's label behind a separator
    body text not null, -- its texts, with separators
    paths text not null, labels text not null -- JSON lists
  );
  create index ${shelf}_item_of_revision on ${shelf}_item (kind, period, key, version);
  create virtual table ${shelf}_text using fts5(
    title, body, content = '${shelf}_item', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
  );
  create table ${shelf}_word (word text primary key, items integer not null) without rowid;
`;

/** Between two texts of an item: a control character, which no document may hold, and no part of a word. */
export const SEPARATOR = '\u0003';

/** Opens the index of a registry. */
export function openDatabase(file: string, registry: string): DatabaseSync {
  const db = openDerived({ file, registry, format: FORMAT, tables: `${tablesOf('head')} ${tablesOf('earlier')}` });
  db.exec('pragma cache_size = -65536');
  return db;
}
