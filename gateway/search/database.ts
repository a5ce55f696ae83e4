import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Raised with every change of the tables, of `itemsOf`, or of how words are cut: an older file is filled again from nothing. */
const FORMAT = 2;

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
const tables = `
  create table about (name text primary key, value text not null) without rowid;
  ${tablesOf('head')}
  ${tablesOf('earlier')}
`;

/** Between two texts of an item: a control character, which no document may hold, and no part of a word. */
export const SEPARATOR = '\u0003';

/**
 * Opens the index of a registry. It can be had again from the chain and the blocks, so a file that is of another registry,
 * of another format or damaged is thrown away.
 */
export function openDatabase(file: string, registry: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const about = `${FORMAT} ${registry.toLowerCase()}`;
  try {
    const db = connect(file);
    if (aboutOf(db) === about) return db;
    db.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  deleteDatabase(file);
  const db = connect(file);
  db.exec(`begin; ${tables} commit`);
  db.prepare('insert into about values (?, ?)').run('about', about);
  return db;
}

/** Deletes the file and what stands beside it. */
export function deleteDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}

function connect(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -65536');
  return db;
}

function aboutOf(db: DatabaseSync): unknown {
  const isThere = db.prepare("select 1 from sqlite_master where name = 'about'").get();
  return isThere && db.prepare("select value from about where name = 'about'").get()?.value;
}

const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** Whether SQLite says so, in the low byte of its code: the others tell it more closely. */
export const isDamage = (error: unknown): boolean =>
  [CORRUPT, NOT_A_DATABASE].includes(((error as { errcode?: number }).errcode ?? 0) & 0xff);
