import { parentPort, workerData } from 'node:worker_threads';
import { BadSearchError } from '../../registry/search/errors.ts';
import { deleteDerived, isDamage } from '../node/derived.ts';
import { createIndex } from './createIndex.ts';
import { openDatabase } from './database.ts';
import { createFind } from './find.ts';
import type { SearchCalls, WorkerRequest, WorkerResponse } from './openSearch.ts';

// The index in a thread of its own: SQLite answers while nothing else can, and blocks must go on being served.

const { file, registry } = workerData as { file: string; registry: string };
const db = openDatabase(file, registry);
const index = unlessDamaged(() => createIndex(db));
const shelves = { heads: index.heads, earlier: index.earlier };
const find = { heads: createFind(index.heads), earlier: createFind(index.earlier) };

const calls: { [N in keyof SearchCalls]: (...args: Parameters<SearchCalls[N]>) => ReturnType<SearchCalls[N]> } = {
  find: (query) => find[query.versions ?? 'heads'](query),
  state: (versions) => shelves[versions ?? 'heads'].state(),
  setHeads: (kind, period, heads) => index.setHeads(kind, period, heads),
  put: (documents) => index.put(documents),
  report: () => index.report(),
  dump: () => index.dump(),
  close: () => db.close(),
};

parentPort?.on('message', ({ id, name, args }: WorkerRequest) => {
  const answer = (response: WorkerResponse) => parentPort?.postMessage(response);
  try {
    answer({ id, value: unlessDamaged(() => (calls[name] as (...all: unknown[]) => unknown)(...args)) });
  } catch (error) {
    if (isDamage(error)) throw error;
    // An error loses its class on the way: `openSearch` makes it one again.
    if (error instanceof BadSearchError) answer({ id, refused: { parameter: error.parameter, reason: error.reason } });
    else answer({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});

/** A damaged file goes, and this thread with it: the next one fills the index from nothing. */
function unlessDamaged<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (isDamage(error)) {
      db.close();
      deleteDerived(file);
    }
    throw error;
  }
}
