import { useSyncExternalStore } from 'react';
import { DemlError } from '../../registry/errors/index.ts';
import type { IndexerPlace } from '../../registry/indexer/askIndexers.ts';
import type { Access } from './reading.ts';

/** What this session knows of one indexer. */
export interface IndexerReport {
  url: string;
  /** `refused`: it told something that the chain does not say; `failed`: it gave no usable answer. */
  state: 'untried' | 'ok' | 'failed' | 'refused';
  /** The newest block that it had read. */
  block: bigint | null;
  detail: string | null;
}

let reports: ReadonlyMap<string, IndexerReport> = new Map();
const listeners = new Set<() => void>();

function note(url: string, outcome: { block: bigint } | DemlError): void {
  const before = reports.get(url);
  const report: IndexerReport =
    outcome instanceof DemlError
      ? { url, state: outcome.family === 'content' ? 'refused' : 'failed', block: before?.block ?? null, detail: outcome.message }
      : { url, state: 'ok', block: outcome.block, detail: null };
  reports = new Map([...reports, [url, report]]);
  for (const listener of listeners) listener();
}

/** Where this session asks indexers; what becomes of it stands on the Status page. */
export const indexerPlace = ({ indexers }: Pick<Access, 'indexers'>): IndexerPlace => ({ indexers, report: note });

/** The indexers of this session, in the order in which they are asked. */
export function useIndexers(urls: readonly string[]): readonly IndexerReport[] {
  const known = useSyncExternalStore(
    subscribe,
    () => reports,
    () => reports,
  );
  return urls.map((url) => known.get(bare(url)) ?? { url: bare(url), state: 'untried', block: null, detail: null });
}

const bare = (url: string): string => url.replace(/\/+$/, '');

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
