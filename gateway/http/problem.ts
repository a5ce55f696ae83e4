import { DemlError, type Family, OffSchemaError } from '../../registry/errors/index.ts';
import { BadRangeError, BodySlowError, GatewayError, MethodNotAllowedError, OverviewDepartsError, RateLimitedError } from '../errors.ts';

const byCode: Record<string, number> = {
  'bad-cid': 400,
  'bad-desk-form': 400,
  'bad-car': 400,
  'digest-mismatch': 400,
  'too-large': 422,
  'not-canonical': 422,
  'off-schema': 422,
};
const byFamily: Record<Family, number> = { input: 400, content: 422, retry: 503, fatal: 500 };
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

/** The only place where an error becomes an answer: RFC 9457 problem details, with the code and the way out. */
export function problem(error: unknown): Response {
  const known = error instanceof DemlError;
  const status = error instanceof GatewayError ? error.status : known ? (byCode[error.code] ?? byFamily[error.family]) : 500;
  const code = known ? error.code : 'internal';
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  if (error instanceof RateLimitedError) headers.set('Retry-After', String(error.retryAfter));
  if (error instanceof MethodNotAllowedError) headers.set('Allow', error.allowed);
  if (error instanceof BodySlowError) headers.set('Connection', 'close');
  if (error instanceof BadRangeError) headers.set('Content-Range', `bytes */${error.size}`);
  const body = {
    type: `urn:deml:error:${code}`,
    title: titles[status] ?? 'Error',
    status,
    detail: known ? error.message : 'The gateway failed to answer.', // what it was may name files: it is in the log
    code,
    fix: known ? error.fix : 'Try again; the operator finds the reason in the log and under lastErrors of /status.',
    ...(error instanceof OffSchemaError || error instanceof OverviewDepartsError ? { issues: error.issues } : {}),
  };
  return new Response(JSON.stringify(body), { status, headers });
}
