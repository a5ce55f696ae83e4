import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { DemlError } from '../../../registry/errors/index.ts';
import { BLOCK_HEADER } from '../../../registry/indexer/routes.ts';
import { problemResponse } from '../../../registry/serving/index.ts';
import { statusOf } from './errors.ts';

const exposed = ['ETag', 'Retry-After', BLOCK_HEADER].join(', ');

/**
 * An answer as JSON. Its tag is of the bytes alone: while they stay the same a client is told 304 and the newest block,
 * and another block in the place of one changes the tag only where it changes the answer.
 */
export function answer(c: Context, value: object, block?: bigint): Response {
  const body = JSON.stringify(value, (_name, part) => (typeof part === 'bigint' ? `${part}` : part));
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = new Headers({
    ETag: tag,
    'Cache-Control': 'no-cache',
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
    'Access-Control-Expose-Headers': exposed,
    Vary: 'Accept-Encoding',
  });
  if (block !== undefined) headers.set(BLOCK_HEADER, `${block}`);
  const known = c.req.header('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one === '*' || one.replace(/^W\//, '') === tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

const internal = { detail: 'The indexer failed to answer.', fix: 'Try again; the operator finds the reason in the log.' };

/** An error as RFC 9457 problem details. */
export function problem(error: unknown): Response {
  if (!(error instanceof DemlError)) console.error(error);
  const response = problemResponse(error, { status: statusOf(error), internal });
  response.headers.set('Access-Control-Expose-Headers', exposed);
  return response;
}
