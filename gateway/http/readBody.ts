import { BodySlowError, BodyTooLargeError } from '../errors.ts';

// What is read and thrown away above the limit, so that a client that still sends gets its answer and not a reset.
const COURTESY = 4 * 1024 * 1024;
const LONGEST_MS = 120_000;

/**
 * The body of a request, never more than `limit` bytes of it in memory, whatever Content-Length says, and never a client
 * that is silent for longer than `silentMs`.
 */
export async function readBody(
  request: Request,
  { limit, silentMs, smaller }: { limit: number; silentMs: number /** The way out of a body that is too large. */; smaller?: string },
): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit + COURTESY) throw new BodyTooLargeError(limit, smaller);
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array(0);
  const parts: Uint8Array[] = [];
  const end = Date.now() + LONGEST_MS;
  let size = 0;
  for (;;) {
    const { done, value } = await within(reader.read(), Math.min(silentMs, end - Date.now()), new BodySlowError(silentMs));
    if (done) break;
    size += value.length;
    if (size > limit + COURTESY) break;
    if (size <= limit) parts.push(value);
  }
  if (size > limit) throw new BodyTooLargeError(limit, smaller);
  return Buffer.concat(parts);
}

async function within<T>(promise: Promise<T>, ms: number, late: Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late), Math.max(0, ms));
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
