import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type * as z from 'zod/mini';
import { DemlError } from '../../registry/errors/index.ts';
import { problemResponse } from '../../registry/serving/index.ts';
import { BadMessageError, NotHereError, PeerRefusedError, PeerSilentError } from './errors.ts';
import { largestMessage, read } from './messages.ts';

/** How long an answer of another party is waited for: whoever is slower is silent, and what the chain needs is forced out there. */
const PATIENCE_MS = 10_000;

const statusOf = { input: 400, content: 422, retry: 503, fatal: 500 } as const;
const internal = { detail: 'This party failed to answer.', fix: 'Ask again; its own output says why.' };

/** Where a party answers others: errors as problem details, bodies within a limit. */
export function createService(): Hono {
  const app = new Hono();
  const tooLarge = new BadMessageError('a request', `it has more than ${largestMessage} bytes`);
  app.use(bodyLimit({ maxSize: largestMessage, onError: () => problemResponse(tooLarge, { status: 413, internal }) }));
  app.onError((error) => {
    const status = error instanceof NotHereError ? 404 : error instanceof DemlError ? statusOf[error.family] : 500;
    return problemResponse(error, { status, internal });
  });
  app.notFound((context) => problemResponse(new NotHereError(context.req.path), { status: 404, internal }));
  return app;
}

/** The body of a request in its form. */
export async function bodyOf<T>(form: z.ZodMiniType<T>, request: { json(): Promise<unknown> }): Promise<T> {
  const body = await request.json().catch((error: unknown) => {
    throw new BadMessageError('a request', 'it is not JSON', error);
  });
  return read(form, 'a request', body);
}

/** Serves on loopback, on any free port or a given one. */
export async function serve(app: Hono, port = 0): Promise<{ url: string; close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/** Asks another party, whose answer may be late, too large, of another form, or a refusal. */
export async function askPeer<T>(url: string, form: z.ZodMiniType<T>, body?: unknown): Promise<T> {
  const request: RequestInit =
    body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    text = await textOf(url, response);
  } catch (error) {
    throw error instanceof DemlError ? error : new PeerSilentError(url, error instanceof Error ? error.message : String(error), error);
  }
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (error) {
    throw new BadMessageError(url, 'it is not JSON', error);
  }
  if (!response.ok) throw new PeerRefusedError(url, response.status, String((message as { detail?: unknown } | null)?.detail ?? ''));
  return read(form, url, message);
}

/** The body, as far as the limit. */
async function textOf(url: string, { body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body ?? []) {
    bytes += part.length;
    if (bytes > largestMessage) throw new BadMessageError(url, `it has more than ${largestMessage} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
