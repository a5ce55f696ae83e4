import { DemlError, EndpointError, TooLargeError } from '../errors/index.ts';

/** Bytes that count as progress. Fewer are a drip: they neither put off the next gateway nor renew patience. */
const PROGRESS_BYTES = 4 * 1024;

export interface ChunksOptions {
  /** Most bytes in all. */
  limit: number;
  /** Patience for each `PROGRESS_BYTES`, or the end, ms. */
  stallMs: number;
  /** The endpoint, for errors. */
  what: string;
  progress?: () => void;
}

/**
 * The chunks of a response, with a cap on their sum and a limit on the wait for the next 4 KiB: an endless, a hanging
 * or a dripping body ends in an error, never in memory or in waiting.
 */
export async function* chunks(response: Response, { limit, stallMs, what, progress }: ChunksOptions): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  const reader = response.body.getReader();
  let total = 0;
  let recent = 0;
  let patience = stallMs;
  try {
    for (;;) {
      const asked = performance.now();
      const { done, value } = await within(reader.read(), patience, what);
      if (done) return;
      patience -= performance.now() - asked; // only the wait counts, not what the caller does meanwhile
      total += value.length;
      recent += value.length;
      if (total > limit) throw new TooLargeError(what, total, limit);
      if (recent >= PROGRESS_BYTES) {
        recent = 0;
        patience = stallMs;
        progress?.();
      }
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {}); // the stream may have failed already; its error has been thrown above
  }
}

/** A promise of an endpoint that rejects with `EndpointError` when it fails, or when nothing came for `ms`. */
export async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EndpointError(what, 'was silent for too long')), Math.max(0, ms));
  });
  try {
    return await Promise.race([promise, silence]);
  } catch (cause) {
    if (cause instanceof DemlError || (cause instanceof Error && cause.name === 'AbortError')) throw cause;
    throw new EndpointError(what, cause instanceof Error ? cause.message : String(cause), cause);
  } finally {
    clearTimeout(timer);
  }
}

/** The chunks as one array. */
export async function concat(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const list: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    list.push(part);
    length += part.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of list) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
