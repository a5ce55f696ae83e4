import { BodyTooLargeError } from '../errors.ts';

// What is read and thrown away above the limit, so that a client that still sends gets its answer and not a reset.
const COURTESY = 4 * 1024 * 1024;

/** The body of a request, never more than `limit` bytes of it in memory, whatever Content-Length says. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit + COURTESY) throw new BodyTooLargeError(limit);
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += part.length;
      if (size > limit + COURTESY) break;
      if (size <= limit) parts.push(part);
    }
  }
  if (size > limit) throw new BodyTooLargeError(limit);
  return Buffer.concat(parts);
}
