import type { Hex } from 'viem';
import type { CallRequest, ChainLog, TimedChain } from '../actions/chain.ts';
import { EndpointError, LogLimitError, NoChainError, RevertedError, TooLargeError } from '../errors/index.ts';
import { AllFailed, hedge, inTurns } from './hedge.ts';
import { isHex, type RpcError, refusalOf } from './rpcError.ts';
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

/**
 * A chain seen through several RPCs. The first answer is used at once; `compare` then shows whether the others say the
 * same of that block. With one RPC there is nothing to compare, and the reports say so.
 */
export function agreeingChain(options: AgreeingChainOptions): AgreeingChain {
  const { hedgeMs = 1_500, timeoutMs = 8_000, onChange = () => {} } = options;
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const reports: RpcReport[] = options.rpcs.map((url) => ({ url, state: 'untried', detail: null }));
  let last: { to: Hex; data: Hex; answer: Hex; from: RpcReport } | undefined;

  async function call(report: RpcReport, { block, ...request }: CallRequest, signal?: AbortSignal): Promise<Hex> {
    const answer = await ask(report, 'eth_call', [request, block === undefined ? 'latest' : hexOf(block)], signal);
    if (typeof answer === 'string' && /^0x([0-9a-f]{2})*$/i.test(answer)) return answer.toLowerCase() as Hex;
    throw fail(report, new Error('answered eth_call without bytes'));
  }

  async function ask(report: RpcReport, method: string, params: unknown[], signal?: AbortSignal): Promise<unknown> {
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
      if (error)
        throw refusalOf(report.url, method, error) ?? new Error(`answered with the error ${JSON.stringify(error.message ?? error)}`);
      if (result === undefined) throw new Error('answered without a result');
      return result;
    } catch (cause) {
      if (signal?.aborted) throw new DOMException('another RPC was faster', 'AbortError');
      if (cause instanceof RevertedError || cause instanceof LogLimitError) throw cause; // an answer, and no fault of the RPC
      if (cause instanceof TooLargeError && method === 'eth_getLogs') throw new LogLimitError(report.url, cause.message, null, cause);
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
      throw (
        error.failures.find((failure) => failure instanceof RevertedError || failure instanceof LogLimitError) ??
        new NoChainError(error.failures)
      );
    }
  }

  return {
    async call(request) {
      const { to, data, from } = request;
      const { report, answer } = await first(async (report, signal) => ({ report, answer: await call(report, request, signal) }));
      if (from === undefined) last = { to, data, answer, from: report };
      set(report, 'answers');
      return answer;
    },
    logs: ({ address, topics, from = 0n, to }) =>
      first(async (report, signal) => {
        const toBlock = to === undefined ? 'latest' : hexOf(to);
        const answer = await ask(report, 'eth_getLogs', [{ address, topics, fromBlock: hexOf(from), toBlock }], signal);
        if (Array.isArray(answer) && answer.every(isLog)) return answer;
        throw fail(report, new Error('answered eth_getLogs without logs'));
      }),
    times: (blocks) =>
      first((report, signal) =>
        inTurns(blocks, async (block) => {
          const header = (await ask(report, 'eth_getBlockByNumber', [hexOf(block), false], signal)) as { timestamp?: unknown } | null;
          if (isHex(header?.timestamp)) return Number(header.timestamp);
          throw fail(report, new Error(`has no block ${block}`));
        }),
      ),
    async compare(block) {
      if (!last) return;
      const { to, data, answer, from } = last;
      await Promise.all(
        reports
          .filter((report) => report !== from)
          .map(async (report) => {
            // A refusal of the contract is an answer; `fail` has put any other failure into the report.
            const other = await call(report, { to, data, block }).catch((error) => (error instanceof RevertedError ? null : undefined));
            if (other === answer) set(report, 'agrees');
            else if (other !== undefined) set(report, 'disagrees', `answers otherwise for block ${block}`);
          }),
      );
    },
    reports: () => reports.map((report) => ({ ...report })),
  };
}

const hexOf = (block: bigint): Hex => `0x${block.toString(16)}`;

/** Whether an RPC's answer has the parts of a log that the register reads. */
function isLog(value: unknown): value is ChainLog {
  const { topics, data, blockNumber, transactionHash } = (value ?? {}) as Record<string, unknown>;
  return Array.isArray(topics) && topics.every(isHex) && isHex(data) && isHex(blockNumber) && isHex(transactionHash);
}
