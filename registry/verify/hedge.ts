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
export async function hedge<T>(attempts: readonly Attempt<T>[], options: { delayMs: number; signal?: AbortSignal | undefined }): Promise<T> {
  const done = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, done.signal]) : done.signal;
  const failures: Error[] = [];
  let started = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const stop = () => reject(signal.reason);
      options.signal?.addEventListener('abort', stop, { once: true });
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(next, options.delayMs);
      };
      const next = () => {
        clearTimeout(timer);
        const attempt = attempts[started++];
        if (!attempt) return;
        wait();
        attempt(signal, wait).then(resolve, (error: Error) => {
          if (failures.push(error) === attempts.length) reject(new AllFailed(failures));
          else next();
        });
      };
      if (signal.aborted) stop();
      else if (attempts.length === 0) reject(new AllFailed([]));
      else next();
    });
  } finally {
    clearTimeout(timer);
    done.abort(new DOMException('another attempt won', 'AbortError'));
  }
}
