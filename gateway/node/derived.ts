import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a file of derived tables is: of which registry, in which format, with which tables. */
export interface Derived {
  file: string;
  registry: string;
  /** Raised with every change of the tables or of what fills them: an older file is filled again from nothing. */
  format: number;
  tables: string;
}

/**
 * Opens a file of tables that can be had again from the chain and the blocks: one that is of another registry, of
 * another format or damaged is thrown away.
 */
export function openDerived({ file, registry, format, tables }: Derived): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true });
  const about = `${format} ${registry.toLowerCase()}`;
  try {
    const db = connect(file);
    if (aboutOf(db) === about) return db;
    db.close();
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  deleteDerived(file);
  const db = connect(file);
  db.exec(`begin; create table about (name text primary key, value text not null) without rowid; ${tables} commit`);
  db.prepare('insert into about values (?, ?)').run('about', about);
  return db;
}

/** Deletes the file and what stands beside it. */
export function deleteDerived(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}

function connect(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = wal; pragma synchronous = normal');
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
