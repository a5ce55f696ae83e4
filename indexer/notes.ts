import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/*
 * What has to outlive the tables stands in files beside them: `anchor` (complete.ts), `replaced` (replaced.ts) and
 * `managers` (managers.ts).
 */
export type Note = 'anchor' | 'replaced' | 'managers';

/** A note, or undefined where there is none, or none that can be read. */
export function readNote<T>(data: string, note: Note): T | undefined {
  try {
    return JSON.parse(readFileSync(`${data}.${note}`, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Writes a note whole, or leaves the one before. */
export function writeNote(data: string, note: Note, value: unknown): void {
  mkdirSync(dirname(data), { recursive: true });
  writeFileSync(`${data}.${note}.new`, JSON.stringify(value));
  renameSync(`${data}.${note}.new`, `${data}.${note}`);
}

export function dropNote(data: string, note: Note): void {
  rmSync(`${data}.${note}`, { force: true });
}
