import * as z from 'zod/mini';
import { DemlError } from '../errors/index.ts';
import { RateLimitedError } from './errors.ts';

/** RFC 9457 problem details as the servers of the project answer them. Branch on `code`; `fix` is the way out. */
export const problemForm = z.strictObject({
  type: z.string().check(z.regex(/^urn:deml:error:[a-z-]+$/)),
  title: z.string(),
  status: z.number().check(z.int(), z.gte(400), z.lte(599)),
  detail: z.string(),
  code: z.string().check(z.regex(/^[a-z-]+$/)),
  fix: z.string(),
  issues: z.optional(z.array(z.object({ path: z.string(), reason: z.string() }))),
});

const titles: Record<number, string> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Conflict',
  408: 'Too slow',
  412: 'Precondition failed',
  413: 'Too large',
  415: 'Unsupported type',
  416: 'Range not satisfiable',
  422: 'Refused content',
  429: 'Too many requests',
  500: 'Internal error',
  501: 'Not offered here',
  503: 'Unavailable',
  507: 'No space',
};

/** An error as an answer. What an unknown one says may name files: `internal` stands in its place, and the log has it. */
export function problemResponse(
  error: unknown,
  { status, internal, beside = {} }: { status: number; internal: { detail: string; fix: string }; beside?: object },
): Response {
  const known =
    error instanceof DemlError ? { code: error.code, detail: error.message, fix: error.fix } : { code: 'internal', ...internal };
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  if (error instanceof RateLimitedError) headers.set('Retry-After', String(error.retryAfter));
  const { code, detail, fix } = known;
  const body = { type: `urn:deml:error:${code}`, title: titles[status] ?? 'Error', status, detail, code, fix, ...beside };
  return new Response(JSON.stringify(body), { status, headers });
}

/** An answer with problem details, as an OpenAPI document describes it. */
export const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemForm } } });
