/** One way to the same result. It calls `progress` when data arrives, which puts the next attempt off. */
export type Attempt<T> = (signal: AbortSignal, progress: () => void) => Promise<T>;

/** Every attempt failed. */
export class AllFailed extends Error {
  readonly failures: Error[];
  constructor(failures: Error[]) {
    super(`all ${failures.length} attempts failed`);
    this.failures = failures;
  }
}

/**
 * Runs attempts in order: the next one starts when one fails, or when nothing has arrived for `delayMs`. The first
 * success wins and aborts the rest, so a slow endpoint costs one delay and not a timeout.
 */
export async function hedge<T>(
  attempts: readonly Attempt<T>[],
  options: { delayMs: number; signal?: AbortSignal | undefined },
): Promise<T> {
  const done = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, done.signal]) : done.signal;
  const failures: Error[] = [];
  let started = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true, signal: done.signal });
      const wait = () => {
        clearTimeout(timer);
        // An attempt that was aborted may still report progress, or fail: neither starts another one.
        if (!signal.aborted) timer = setTimeout(next, options.delayMs);
      };
      const next = () => {
        const attempt = attempts[started];
        if (!attempt || signal.aborted) return;
        started++;
        wait();
        attempt(signal, wait).then(
          (value) => {
            resolve(value);
            done.abort(new DOMException('another attempt won', 'AbortError'));
          },
          (error: Error) => {
            if (failures.push(error) === attempts.length) reject(new AllFailed(failures));
            else next();
          },
        );
      };
      if (signal.aborted) reject(signal.reason);
      else if (attempts.length === 0) reject(new AllFailed([]));
      else next();
    });
  } finally {
    clearTimeout(timer);
    done.abort(new DOMException('another attempt won', 'AbortError'));
  }
}

/** At most eight requests at a time: JSON-RPC batches would be fewer, and many RPCs refuse them. */
export async function inTurns<A, B>(list: readonly A[], read: (one: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  const rest = list.entries();
  const turn = async () => {
    for (const [i, one] of rest) results[i] = await read(one);
  };
  await Promise.all(Array.from({ length: 8 }, turn));
  return results;
}
