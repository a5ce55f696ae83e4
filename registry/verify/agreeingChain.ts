import type { Hex } from 'viem';
import type { CallRequest, TimedChain } from '../actions/chain.ts';
import { DemlError, EndpointError, NoChainError, RevertedError, TooLargeError } from '../errors/index.ts';
import { AllFailed, hedge, inTurns } from './hedge.ts';
import { type RpcError, reverted } from './rpcError.ts';
import { chunks, concat, within } from './stream.ts';

/** The longest answer that is read; a first page of 1,000 projects is under 1 MiB. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** What this session knows of one RPC. */
export interface RpcReport {
  url: string;
  /** `answers`: it gave the answer that is shown; `agrees`, `disagrees`: it was asked the same at the same block. */
  state: 'untried' | 'answers' | 'agrees' | 'disagrees' | 'failed';
  detail: string | null;
}

export interface AgreeingChain extends TimedChain {
  /** Asks every other RPC the same as the last call, at `block`. Resolves when all have answered or failed. */
  compare(block: bigint): Promise<void>;
  reports(): readonly RpcReport[];
}

export interface AgreeingChainOptions {
  rpcs: readonly string[];
  fetch?: typeof fetch;
  hedgeMs?: number;
  timeoutMs?: number;
  onChange?: () => void;
}

/** What an RPC is asked. */
export interface Question<T> {
  method: string;
  params: readonly unknown[];
  /** The answer in its result, or undefined where it is none. */
  read(result: unknown): T | undefined;
  /** What an answer that is none is blamed for. */
  lacks: string;
  /** The refusal in an error, where the error is an answer and no fault of the RPC. */
  refused?(url: string, error: RpcError): DemlError | null;
  /** The refusal in an answer that is longer than any is read. */
  tooLarge?(url: string, cause: TooLargeError): DemlError;
}

/**
 * A chain seen through several RPCs. The first answer is used at once; `compare` then shows whether the others say the
 * same of that block. With one RPC there is nothing to compare, and the reports say so.
 */
export function agreeingChain(options: AgreeingChainOptions): AgreeingChain {
  const { hedgeMs = 1_500, timeoutMs = 8_000, onChange = () => {} } = options;
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const reports: RpcReport[] = options.rpcs.map((url) => ({ url, state: 'untried', detail: null }));
  let last: { to: Hex; data: Hex; answer: Hex; from: RpcReport } | undefined;

  async function ask<T>(report: RpcReport, question: Question<T>, signal?: AbortSignal): Promise<T> {
    const { method, params, refused, tooLarge } = question;
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const stop = new AbortController(); // ends the request when this attempt ends, also by its own time limit
    const inner = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
    try {
      const response = await within(
        request(report.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: inner }),
        timeoutMs,
        report.url,
      );
      if (!response.ok) throw new Error(`answered ${response.status}`);
      // One time for the whole body: an answer is short, and `compare` waits for the slowest.
      const bytes = await within(
        concat(chunks(response, { limit: MAX_ANSWER_BYTES, stallMs: timeoutMs, what: report.url })),
        timeoutMs,
        report.url,
      );
      const { result, error } = JSON.parse(new TextDecoder().decode(bytes)) as { result?: unknown; error?: RpcError };
      if (error) throw refused?.(report.url, error) ?? new Error(`answered with the error ${JSON.stringify(error.message ?? error)}`);
      if (result === undefined) throw new Error('answered without a result');
      const answer = question.read(result);
      if (answer === undefined) throw new Error(question.lacks);
      return answer;
    } catch (cause) {
      if (signal?.aborted) throw new DOMException('another RPC was faster', 'AbortError');
      if (isRefusal(cause)) throw cause;
      if (cause instanceof TooLargeError && tooLarge) throw tooLarge(report.url, cause);
      throw fail(report, cause);
    } finally {
      stop.abort();
    }
  }

  function fail(report: RpcReport, cause: unknown): EndpointError {
    const failure =
      cause instanceof EndpointError ? cause : new EndpointError(report.url, cause instanceof Error ? cause.message : String(cause), cause);
    set(report, 'failed', failure.message);
    return failure;
  }

  function set(report: RpcReport, state: RpcReport['state'], detail: string | null = null): void {
    report.state = state;
    report.detail = detail;
    onChange();
  }

  /** The first answer of the RPCs, those that failed last. */
  async function first<T>(read: (report: RpcReport, signal: AbortSignal) => Promise<T>): Promise<T> {
    const order = reports.toSorted((a, b) => Number(a.state === 'failed') - Number(b.state === 'failed'));
    try {
      return await hedge(
        order.map((report) => (signal: AbortSignal) => read(report, signal)),
        { delayMs: hedgeMs },
      );
    } catch (error) {
      if (!(error instanceof AllFailed)) throw error;
      throw error.failures.find(isRefusal) ?? new NoChainError(error.failures);
    }
  }

  return {
    async call(request) {
      const { to, data, from } = request;
      const question = callQuestion(request);
      const { report, answer } = await first(async (report, signal) => ({ report, answer: await ask(report, question, signal) }));
      if (from === undefined) last = { to, data, answer, from: report };
      set(report, 'answers');
      return answer;
    },
    // What stands now needs no events: how they are read comes when they are asked for.
    async logs(request) {
      const { logsQuestion } = await import('./chainEvents.ts');
      return first((report, signal) => ask(report, logsQuestion(request), signal));
    },
    async times(blocks) {
      const { timeQuestion } = await import('./chainEvents.ts');
      return first((report, signal) => inTurns(blocks, (block) => ask(report, timeQuestion(block), signal)));
    },
    async compare(block) {
      if (!last) return;
      const { to, data, answer, from } = last;
      await Promise.all(
        reports
          .filter((report) => report !== from)
          .map(async (report) => {
            // A refusal of the contract is an answer; `fail` has put any other failure into the report.
            const other = await ask(report, callQuestion({ to, data, block })).catch((error) =>
              error instanceof RevertedError ? null : undefined,
            );
            if (other === answer) set(report, 'agrees');
            else if (other !== undefined) set(report, 'disagrees', `answers otherwise for block ${block}`);
          }),
      );
    },
    reports: () => reports.map((report) => ({ ...report })),
  };
}

const callQuestion = ({ block, ...request }: CallRequest): Question<Hex> => ({
  method: 'eth_call',
  params: [request, block === undefined ? 'latest' : hexOf(block)],
  read: (bytes) => (typeof bytes === 'string' && /^0x([0-9a-f]{2})*$/i.test(bytes) ? (bytes.toLowerCase() as Hex) : undefined),
  lacks: 'answered eth_call without bytes',
  refused: (_url, error) => reverted(error),
});

/** An answer, though not the one that was hoped for: asking another RPC would bring the same. */
const isRefusal = (error: unknown): error is DemlError =>
  error instanceof DemlError && !(error instanceof EndpointError || error instanceof TooLargeError);

export const hexOf = (block: bigint): Hex => `0x${block.toString(16)}`;
