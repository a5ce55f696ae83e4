import { setTimeout as sleep } from 'node:timers/promises';
import { TooLargeError } from '../../registry/errors/index.ts';
import { chunks, concat } from '../../registry/verify/stream.ts';
import { UnexpectedAnswerError, UnreachableError } from './errors.ts';

/** One request of a recipe: its path below the endpoint, and a body where it is a POST. */
export interface Ask {
  path: string;
  body?: string;
}

/** What came back, whatever its status. */
export interface Answer {
  status: number;
  text: string;
}

/** Asks one endpoint. The only door to the outside; a replay puts a kept answer behind it. */
export type Exchange = (ask: Ask) => Promise<Answer>;

export interface Patience {
  /** For one attempt, ms. */
  timeoutMs: number;
  attempts: number;
  /** The pause after the first failed attempt; each later one is twice as long. A `Retry-After` comes first, up to `longestMs`. */
  pauseMs: number;
  longestMs: number;
}

export const patience: Patience = { timeoutMs: 20_000, attempts: 4, pauseMs: 1_000, longestMs: 60_000 };

export interface Door {
  url: string;
  /** What is shown and kept in place of the address: a key stays out of both. */
  shown: string;
  headers?: Record<string, string>;
  /** A key is sent: no redirect is followed, which could carry it elsewhere. */
  secret: boolean;
  limitBytes: number;
  patience: Patience;
}

/** Worth another attempt: what the service itself calls passing, and what stood between. */
const passing = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500;

/** An exchange over HTTP with limits on time and size, and with patience for what passes. */
export function httpExchange(door: Door): Exchange {
  const { shown, patience } = door;
  return async (ask) => {
    let why = '';
    let cause: unknown;
    for (let attempt = 1, pause = patience.pauseMs; attempt <= patience.attempts; attempt++, pause *= 2) {
      let wait = pause;
      try {
        const { answer, retryAfter } = await once(door, ask);
        if (!passing(answer.status)) return answer;
        why = `answered ${answer.status}`;
        wait = retryAfter ?? pause;
      } catch (error) {
        if (error instanceof TooLargeError) throw new UnexpectedAnswerError(shown, `answered more than ${door.limitBytes} bytes`, error);
        if (error instanceof UnexpectedAnswerError) throw error;
        cause = error;
        why = reasonOf(error, patience.timeoutMs);
      }
      if (wait > patience.longestMs) throw new UnreachableError(shown, `${why}, and asks to wait ${Math.round(wait / 1000)} seconds`);
      if (attempt < patience.attempts) await sleep(wait);
    }
    throw new UnreachableError(shown, `${why}, ${patience.attempts} times`, cause);
  };
}

async function once({ url, headers, secret, limitBytes, patience, shown }: Door, { path, body }: Ask) {
  const stop = AbortSignal.timeout(patience.timeoutMs);
  const response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body }),
    redirect: secret ? 'error' : 'follow',
    signal: stop,
  });
  const bytes = await concat(chunks(response, { limit: limitBytes, stallMs: patience.timeoutMs, what: shown }));
  const text = textOf(shown, bytes);
  return { answer: { status: response.status, text }, retryAfter: waitOf(response.headers.get('retry-after')) };
}

/** The text of an answer, so exact that its bytes can be kept as this text. */
function textOf(where: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UnexpectedAnswerError(where, 'answered with bytes that are no text', cause);
  }
}

/** Milliseconds of a `Retry-After`: seconds, or a date. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && (error.name === 'TimeoutError' || /timeout/i.test(error.message)))
    return `did not answer within ${timeoutMs / 1000} seconds`;
  const { code, message } = Object(error instanceof Error ? error.cause : undefined) as { code?: unknown; message?: unknown };
  return `did not answer (${String(code ?? message ?? error).slice(0, 80)})`;
}

/** The JSON of an answer that must be one. */
export function jsonOf(where: string, { status, text }: Answer): unknown {
  const start = text.slice(0, 60).replaceAll(/\s+/g, ' ').trim();
  if (/^\s*<(!doctype|html|head|body|\?xml)/i.test(text)) throw new UnexpectedAnswerError(where, `answered a page and no JSON: "${start}"`);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new UnexpectedAnswerError(where, `answered ${status} with something that is not JSON: "${start}"`, cause);
  }
}
