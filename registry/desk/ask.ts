import { DemlError, EndpointError } from '../errors/index.ts';
import { chunks, concat, within } from '../verify/stream.ts';
import { PostRefusedError } from './errors.ts';
import type { DeskPlace, DeskReport } from './types.ts';

/** The longest answer that is read: 2,000 offers of a list. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const TIMEOUT_MS = 8_000;

/** The gateways of a place, each once, without a slash at the end. */
export const gatewaysOf = ({ gateways }: DeskPlace): string[] => [...new Set(gateways.map((url) => url.replace(/\/+$/, '')))];

/** Why a caller's fault is no answer of a gateway: whoever asked has stopped. */
export const stopIf = (signal: AbortSignal | undefined): void => signal?.throwIfAborted();

interface AskOptions {
  path: string;
  init?: RequestInit;
  limit?: number;
  signal?: AbortSignal | undefined;
}

/** An answer, whole. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

/** One request to one gateway, its whole answer within the time and the size. Throws a `DemlError`, or what aborted it. */
export async function ask(place: Pick<DeskPlace, 'fetch' | 'timeoutMs'>, gateway: string, options: AskOptions): Promise<Answer> {
  const { path, init = {}, limit = MAX_ANSWER_BYTES, signal } = options;
  const timeoutMs = place.timeoutMs ?? TIMEOUT_MS;
  const request = place.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const stop = new AbortController(); // ends the request when this attempt ends, also by its own time limit
  const inner = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  try {
    return await within(answer(), timeoutMs, gateway);
  } catch (error) {
    stopIf(signal);
    throw error instanceof DemlError ? error : new EndpointError(gateway, 'did not answer', error);
  } finally {
    stop.abort();
  }

  async function answer(): Promise<Answer> {
    const response = await request(`${gateway}${path}`, { ...init, signal: inner });
    const bytes = await concat(chunks(response, { limit, stallMs: timeoutMs, what: gateway }));
    return { status: response.status, headers: response.headers, bytes };
  }
}

/** Bytes of an answer as JSON. */
export function jsonOf(gateway: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new EndpointError(gateway, 'answered with something that is not JSON', cause);
  }
}

/** What a gateway says when it refuses (RFC 9457), in its own words as far as they are words. */
export function refusalOf(gateway: string, status: number, bytes: Uint8Array): PostRefusedError {
  let said: Record<string, unknown> = {};
  try {
    said = Object(jsonOf(gateway, bytes)) as Record<string, unknown>;
  } catch {
    // not problem details: the status is all that is known
  }
  const text = (name: string, fallback: string) => (typeof said[name] === 'string' ? said[name].slice(0, 500) : fallback);
  return new PostRefusedError(gateway, {
    status,
    code: text('code', 'unknown'),
    detail: text('detail', `it answered ${status}.`),
    fix: text('fix', ''),
  });
}

/** A report that notes the first fault. What verifies to be false outweighs a failure. */
export function createReport(url: string): DeskReport & { note(error: unknown): void } {
  return {
    url,
    state: 'ok',
    detail: null,
    note(error) {
      const refused = error instanceof DemlError && error.family === 'content';
      if (this.state === 'refused' || (this.state === 'failed' && !refused)) return;
      this.state = refused ? 'refused' : 'failed';
      this.detail = error instanceof Error ? error.message : String(error);
    },
  };
}

/** What a caller is told: the report without its pen. */
export const plain = ({ url, state, detail }: DeskReport): DeskReport => ({ url, state, detail });
