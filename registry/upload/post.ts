import { type Cid, cidOf, digestOf, parseCid } from '../cid/index.ts';
import { DigestMismatchError, type SchemaIssue, TooLargeError } from '../errors/index.ts';
import { chunks, concat, within } from '../verify/stream.ts';
import {
  type Refusal,
  UploadBusyError,
  UploadDeniedError,
  type UploadError,
  UploadFailedError,
  UploadFullError,
  UploadMismatchError,
  UploadRefusedError,
  UploadTooLargeError,
  UploadUnreachableError,
} from './errors.ts';
import type { UploadBlock } from './types.ts';

/** `fetch`, or what stands for it in a test. */
export type Fetch = typeof fetch;

export interface Post {
  service: string;
  url: string;
  body: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
  fetch?: Fetch | undefined;
}

const MAX_ANSWER = 64 * 1024;
/** A service that is silent for this long after it has the blocks is given up. */
const STALL_MS = 60_000;

/** Sends something and gives the JSON that came back. What goes wrong is thrown as the error that says the way out. */
export async function post({ service, url, body, headers = {}, signal, fetch: request = fetch }: Post): Promise<unknown> {
  let answer: Response;
  let text: string;
  try {
    const sent = request(url, { method: 'POST', body, headers, signal: signal ?? null, credentials: 'omit', redirect: 'error' });
    answer = await within(sent, STALL_MS, service);
    text = new TextDecoder().decode(await concat(chunks(answer, { limit: MAX_ANSWER, stallMs: STALL_MS, what: service })));
  } catch (cause) {
    signal?.throwIfAborted(); // the person stopped it: that is no failure of the service
    const detail = (cause instanceof Error ? cause.message : String(cause)).replace(`${service}: `, '').replace(/\.$/, '');
    if (cause instanceof TooLargeError) throw new UploadFailedError({ service, detail }, cause);
    throw new UploadUnreachableError({ service, detail }, cause);
  }
  const value = jsonOf(text);
  if (answer.ok) {
    if (value !== undefined) return value;
    throw new UploadFailedError({ service, detail: `it answered ${answer.status} with something that is not JSON` });
  }
  throw refusalOf(answer, { service, detail: detailOf(value, text) || `it answered ${answer.status}`, issues: issuesIn(value) });
}

function refusalOf({ status, headers }: Response, refusal: Refusal): UploadError {
  const seconds = Number(headers.get('retry-after'));
  if (status === 401 || status === 403) return new UploadDeniedError(refusal);
  if (status === 413) return new UploadTooLargeError(refusal);
  if (status === 429) {
    const retryAfter = Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
    return new UploadBusyError({ ...refusal, detail: retryAfter ? `${retryAfter} s` : refusal.detail, retryAfter });
  }
  if (status === 507) return new UploadFullError(refusal);
  if (status >= 400 && status < 500 && status !== 408 && status !== 425) return new UploadRefusedError(refusal);
  return new UploadFailedError(refusal);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // its text is shown instead, or said to be no JSON
  }
}

/** The words of RFC 9457 (our gateway), of Kubo's RPC, or of Pinata; else the text itself. */
function detailOf(value: unknown, text: string): string {
  const { detail, Message, message, error } = (value ?? {}) as Record<string, unknown>;
  const nested = (error as { message?: unknown } | null)?.message;
  const words = [detail, Message, nested, message, error].find((one): one is string => typeof one === 'string' && one !== '');
  return (words ?? text).replace(/\s+/g, ' ').trim().slice(0, 300).replace(/\.$/, '');
}

function issuesIn(value: unknown): SchemaIssue[] {
  const { issues } = (value ?? {}) as { issues?: unknown };
  if (!Array.isArray(issues)) return [];
  return issues
    .filter((one) => typeof one?.path === 'string' && typeof one?.reason === 'string')
    .slice(0, 200)
    .map(({ path, reason }) => ({ path: path.slice(0, 200), reason: reason.slice(0, 500) }));
}

/** The CIDs of blocks, from their bytes. A digest that a caller got wrong is found here and not on the chain. */
export async function cidsOf(blocks: readonly UploadBlock[]): Promise<Cid[]> {
  return Promise.all(
    blocks.map(async ({ digest, bytes }) => {
      const actual = await digestOf(bytes);
      if (actual !== digest) throw new DigestMismatchError('The upload', cidOf(digest), cidOf(actual));
      return cidOf(actual);
    }),
  );
}

/** Compares what a service says it stored with what was sent. */
export function checkStored(service: string, wanted: Cid, got: unknown): void {
  try {
    if (typeof got === 'string' && parseCid(got).digest === parseCid(wanted).digest) return;
  } catch {
    // any other kind of CID: the same bytes cannot be asked for by it
  }
  throw new UploadMismatchError(service, wanted, String(got ?? ''));
}
