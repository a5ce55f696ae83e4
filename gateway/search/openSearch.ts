import { Worker } from 'node:worker_threads';
import type { Kind } from '../../registry/actions/index.ts';
import { BadSearchError } from '../../registry/search/errors.ts';
import type { SearchItem } from '../../registry/search/itemsOf.ts';
import type { SearchQuery } from '../../registry/search/query.ts';
import type { SearchAnswer } from '../../registry/search/wire.ts';
import type { IndexedHead, IndexReport } from './createIndex.ts';
import { SearchDownError } from './errors.ts';

/** What is asked of the thread of the index. */
export interface SearchCalls {
  find(query: SearchQuery): SearchAnswer;
  state(): string;
  setHeads(kind: Kind, period: number, heads: readonly IndexedHead[]): IndexedHead[];
  put(documents: readonly { head: IndexedHead; items: readonly SearchItem[] | null }[]): void;
  report(): IndexReport;
  dump(): string[];
  close(): void;
}

export interface WorkerRequest {
  id: number;
  name: keyof SearchCalls;
  args: unknown[];
}
export type WorkerResponse =
  | { id: number; value: unknown }
  | { id: number; refused: { parameter: string; reason: string } }
  | { id: number; failed: string };

/** The index, from outside its thread. Errors of every call: `SearchDownError`; of `find` also `BadSearchError`. */
export type Search = { [N in keyof SearchCalls]: (...args: Parameters<SearchCalls[N]>) => Promise<ReturnType<SearchCalls[N]>> };

/** Starts the thread of the index in `file`. `onError` is told why it ended, where it did not end by `close`. */
export function openSearch(file: string, registry: string, onError: (error: unknown) => void): Search {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file, registry } });
  worker.unref();
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: unknown) => void }>();
  let last = 0;
  let ended: SearchDownError | undefined;

  const end = (cause: unknown): void => {
    ended ??= new SearchDownError(cause);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('error', (error) => {
    onError(error);
    end(error);
  });
  worker.on('exit', end);
  worker.on('message', (response: WorkerResponse) => {
    const one = waiting.get(response.id);
    waiting.delete(response.id);
    if (waiting.size === 0) worker.unref();
    if ('refused' in response) one?.reject(new BadSearchError(response.refused.parameter, response.refused.reason));
    else if ('failed' in response) one?.reject(new Error(response.failed));
    else one?.resolve(response.value as never);
  });

  const call =
    <N extends keyof SearchCalls>(name: N): Search[N] =>
    (...args: unknown[]) =>
      new Promise<never>((resolve, reject) => {
        if (ended) throw ended;
        const id = ++last;
        waiting.set(id, { resolve, reject });
        worker.ref(); // a process must not end while it waits for an answer
        worker.postMessage({ id, name, args } satisfies WorkerRequest);
      });

  return {
    find: call('find'),
    state: call('state'),
    setHeads: call('setHeads'),
    put: call('put'),
    report: call('report'),
    dump: call('dump'),
    async close() {
      if (!ended) await call('close')();
      await worker.terminate();
    },
  };
}
