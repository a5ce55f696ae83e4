import { Worker } from 'node:worker_threads';
import type { Kind } from '../../registry/actions/index.ts';
import { BadSearchError } from '../../registry/search/errors.ts';
import type { SearchQuery } from '../../registry/search/query.ts';
import type { SearchAnswer } from '../../registry/search/wire.ts';
import type { IndexedDocument, IndexReport } from './createIndex.ts';
import { SearchDownError } from './errors.ts';
import type { IndexedRevision } from './shelf.ts';

/** What is asked of the thread of the index. */
export interface SearchCalls {
  find(query: SearchQuery): SearchAnswer;
  state(versions?: SearchQuery['versions']): string;
  setHeads(kind: Kind, period: number, heads: readonly IndexedRevision[]): IndexedRevision[];
  put(documents: readonly IndexedDocument[]): IndexedRevision[];
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

/** A thread that ends sooner than this has ended for a reason that another one may meet too. */
const SOON_MS = 60_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Starts the thread of the index in `file`, and another one when it ends, after pauses that grow. `onError` is told why it
 * ended, `onRestart` that the index may lack what it was told since.
 */
export function openSearch(
  file: string,
  registry: string,
  { onError, onRestart }: { onError: (error: unknown) => void; onRestart?: () => void },
): Search {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: unknown) => void }>();
  let last = 0;
  let worker: Worker | undefined;
  let cause: unknown;
  let pause = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  start();

  function start(): void {
    const began = performance.now();
    const own = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { file, registry } });
    worker = own;
    own.unref();
    own.on('error', (error) => {
      cause = error;
      onError(error);
    });
    own.on('exit', () => {
      worker = undefined;
      for (const { reject } of waiting.values()) reject(new SearchDownError(cause));
      waiting.clear();
      if (closed) return;
      pause = performance.now() - began < SOON_MS ? Math.min(Math.max(1_000, 2 * pause), LONGEST_PAUSE_MS) : 0;
      timer = setTimeout(() => {
        start();
        onRestart?.();
      }, pause);
      timer.unref();
    });
    own.on('message', (response: WorkerResponse) => {
      const one = waiting.get(response.id);
      waiting.delete(response.id);
      if (waiting.size === 0) own.unref();
      if ('refused' in response) one?.reject(new BadSearchError(response.refused.parameter, response.refused.reason));
      else if ('failed' in response) one?.reject(new Error(response.failed));
      else one?.resolve(response.value as never);
    });
  }

  const call =
    <N extends keyof SearchCalls>(name: N): Search[N] =>
    (...args: unknown[]) =>
      new Promise<never>((resolve, reject) => {
        if (!worker) throw new SearchDownError(cause);
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
      closed = true;
      clearTimeout(timer);
      if (worker) await call('close')().catch(() => {}); // where it ends meanwhile, it is closed
      await worker?.terminate();
    },
  };
}
