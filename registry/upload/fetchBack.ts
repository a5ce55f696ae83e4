import type { Digest } from '../cid/index.ts';
import { UnavailableError } from '../errors/index.ts';
import type { BlockReader } from '../verify/index.ts';
import { NotServedError } from './errors.ts';

export interface FetchBackOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
  /** How often each block is asked for; a new block takes a while to be found on IPFS. */
  tries?: number;
  pauseMs?: number;
}

/**
 * Reads uploaded blocks again as a reader would, from gateways and by their digest. Give it a reader without a cache.
 * Throws `NotServedError` with the digests that no gateway gives.
 */
export async function fetchBack(
  reader: Pick<BlockReader, 'block'>,
  digests: readonly Digest[],
  { signal, onProgress, tries = 5, pauseMs = 1_000 }: FetchBackOptions = {},
): Promise<Map<Digest, Uint8Array>> {
  const found = new Map<Digest, Uint8Array>();
  const wanted = [...new Set(digests)];
  let last: unknown;
  onProgress?.(0, wanted.length);
  for (let attempt = 0; attempt < tries && found.size < wanted.length; attempt++) {
    if (attempt > 0) await pause(pauseMs * attempt, signal);
    for (const digest of wanted.filter((one) => !found.has(one))) {
      try {
        found.set(digest, await reader.block(digest, signal ? { signal } : {}));
        onProgress?.(found.size, wanted.length);
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof UnavailableError)) throw error;
        last = error;
      }
    }
  }
  const missing = wanted.filter((digest) => !found.has(digest));
  if (missing.length > 0) throw new NotServedError(missing, wanted.length, last);
  return found;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
