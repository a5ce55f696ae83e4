import { useEffect, useState } from 'react';
import type { Digest } from '../../../registry/cid/index.ts';
import type { DemlError } from '../../../registry/errors/index.ts';
import { type ChangedEntry, type Changes, getChanges } from '../../../registry/history/index.ts';
import { parseMoment } from '../../../registry/past/index.ts';
import { type Change, readDocument } from '../../../registry/schema/index.ts';
import { isLabKey } from '../../../registry/schema/labKey.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { type Access, useAccess } from '../../state/register.ts';

export type ChangesState = { state: 'waiting' } | { state: 'read'; changes: Changes } | { state: 'failed'; error: DemlError };

/** What was approved between two moments, as an address names them; null: from the beginning, and now. */
export function useChanges(from: string | null, to: string | null, again: number): ChangesState {
  const access = useAccess();
  const [result, setResult] = useState<ChangesState>({ state: 'waiting' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` counts the wishes to read once more
  useEffect(() => {
    if (!access) return;
    let current = true;
    setResult({ state: 'waiting' });
    read(access, from, to).then(
      (changes) => current && setResult({ state: 'read', changes }),
      (error) => current && setResult({ state: 'failed', error: asDemlError(error) }),
    );
    return () => {
      current = false;
    };
  }, [access, from, to, again]);
  return result;
}

async function read({ chain, registry }: Access, from: string | null, to: string | null): Promise<Changes> {
  return getChanges(chain, { registry, from: from === null ? null : parseMoment(from), to: to === null ? null : parseMoment(to) });
}

/** What a revision's document says of itself; `error`: why it cannot be had. */
export type Said = { name: string; change: Change; projects: readonly string[] } | { error: DemlError };

/** Documents that are read at the same time. */
const ABREAST = 8;

/** What the documents of these revisions say, each once it is there. A document that was read stays known. */
export function useSaid(rows: readonly ChangedEntry[]): ReadonlyMap<Digest, Said> {
  const access = useAccess();
  const [said, setSaid] = useState<ReadonlyMap<Digest, Said>>(new Map());
  useEffect(() => {
    if (!access) return;
    let current = true;
    const rest = rows.values();
    const worker = async () => {
      for (const row of rest) {
        if (!current) return;
        const { digest } = row.revision;
        const one = await sayingOf(access, row);
        if (current) setSaid((known) => (known.get(digest) === one ? known : new Map(known).set(digest, one)));
      }
    };
    void Promise.all(Array.from({ length: ABREAST }, worker));
    return () => {
      current = false;
    };
  }, [access, rows]);
  return said;
}

async function sayingOf({ blocks }: Access, { kind, key, revision }: ChangedEntry): Promise<Said> {
  try {
    const document = readDocument(await blocks.block(revision.digest), `deml.${kind}/1`, `${kind} ${key}, version ${revision.version},`);
    const name =
      'name' in document ? document.name : 'title' in document ? document.title : `Readings of ${isLabKey(key) ? 'the Lab' : key}`;
    return { name, change: document.change, projects: 'projects' in document ? document.projects : kind === 'page' ? [] : [key] };
  } catch (error) {
    return { error: asDemlError(error) };
  }
}
