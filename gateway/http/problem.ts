import { DemlError, type Family, OffSchemaError } from '../../registry/errors/index.ts';
import { problemResponse } from '../../registry/serving/index.ts';
import { BadRangeError, BodySlowError, GatewayError, MethodNotAllowedError, OverviewDepartsError } from '../errors.ts';

const byCode: Record<string, number> = {
  'bad-cid': 400,
  'bad-desk-form': 400,
  'bad-car': 400,
  'digest-mismatch': 400,
  'too-large': 422,
  'not-canonical': 422,
  'off-schema': 422,
  'rate-limited': 429,
  'unknown-feed': 404,
};
const byFamily: Record<Family, number> = { input: 400, content: 422, retry: 503, fatal: 500 };
const internal = {
  detail: 'The gateway failed to answer.',
  fix: 'Try again; the operator finds the reason in the log and under lastErrors of /status.',
};

/** The only place where an error becomes an answer: RFC 9457 problem details, with the code and the way out. */
export function problem(error: unknown): Response {
  const known = error instanceof DemlError;
  const status = error instanceof GatewayError ? error.status : known ? (byCode[error.code] ?? byFamily[error.family]) : 500;
  const beside = error instanceof OffSchemaError || error instanceof OverviewDepartsError ? { issues: error.issues } : {};
  const answer = problemResponse(error, { status, internal, beside });
  if (error instanceof MethodNotAllowedError) answer.headers.set('Allow', error.allowed);
  if (error instanceof BodySlowError) answer.headers.set('Connection', 'close');
  if (error instanceof BadRangeError) answer.headers.set('Content-Range', `bytes */${error.size}`);
  return answer;
}
