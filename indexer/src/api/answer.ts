import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { DemlError } from '../../../registry/errors/index.ts';

/** A parameter of a request that is malformed, unknown or too much. */
export class BadQueryError extends DemlError {
  constructor(name: string, why: string) {
    super(`The parameter ${name} is not usable: ${why}.`, {
      code: 'bad-query',
      family: 'input',
      fix: 'Correct the named parameter; docs/reference/indexer.md lists them.',
    });
  }
}

/** No such thing in the tables. */
export class NotIndexedError extends DemlError {
  constructor(what: string) {
    super(`The tables hold no ${what}.`, {
      code: 'not-indexed',
      family: 'retry',
      fix: 'Compare the block that /status tells with the chain: the indexer may be behind. If it is not, the address is wrong.',
    });
  }
}

/** An answer as JSON. Its tag is of the bytes: a block number would stay the same when another block takes its place. */
export function answer(c: Context, value: object): Response {
  const body = JSON.stringify(value, (_name, part) => (typeof part === 'bigint' ? `${part}` : part));
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { ETag: tag, 'Cache-Control': 'no-cache', 'Content-Type': 'application/json', 'Access-Control-Expose-Headers': 'ETag' };
  const known = c.req.header('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (known.some((one) => one === '*' || one.replace(/^W\//, '') === tag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers });
}

/** An error as RFC 9457 problem details. */
export function problem(error: unknown): Response {
  const known = error instanceof DemlError;
  const status = error instanceof NotIndexedError ? 404 : known && error.family === 'input' ? 400 : 500;
  const code = known ? error.code : 'internal';
  const body = {
    type: `urn:deml:error:${code}`,
    title: status === 404 ? 'Not found' : status === 400 ? 'Bad request' : 'Internal error',
    status,
    detail: known ? error.message : 'The indexer failed to answer.', // what it was may name files: it is in the log
    code,
    fix: known ? error.fix : 'Try again; the operator finds the reason in the log.',
  };
  if (!known) console.error(error);
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
}
