import { TooLargeError } from '../errors/index.ts';

/**
 * The chunks of a response, with a cap on their sum and a limit on the silence between two of them: an endless or a
 * hanging body ends in an error, never in memory or in waiting.
 */
export async function* chunks(
  response: Response,
  options: { limit: number; stallMs: number; what: string; progress?: () => void },
): AsyncGenerator<Uint8Array> {
  if (!response.body) return;
  const reader = response.body.getReader();
  let total = 0;
  try {
    for (;;) {
      const { done, value } = await within(reader.read(), options.stallMs, options.what);
      if (done) return;
      total += value.length;
      if (total > options.limit) throw new TooLargeError(options.what, total, options.limit);
      options.progress?.();
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {}); // the stream may have failed already; its error has been thrown above
  }
}

/** A promise that rejects when nothing came for `ms`. */
export async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} sent nothing for ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([promise, silence]);
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
