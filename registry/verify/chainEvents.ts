import type { ChainLog, LogRequest } from '../actions/chain.ts';
import { LogLimitError } from '../errors/index.ts';
import { hexOf, type Question } from './agreeingChain.ts';
import { isHex, type RpcError } from './rpcError.ts';

/** `eth_getLogs` as a question to an RPC. */
export function logsQuestion({ address, topics, from = 0n, to }: LogRequest): Question<ChainLog[]> {
  return {
    method: 'eth_getLogs',
    params: [{ address, topics, fromBlock: hexOf(from), toBlock: to === undefined ? 'latest' : hexOf(to) }],
    read: (result) => (Array.isArray(result) && result.every(isLog) ? result : undefined),
    lacks: 'answered eth_getLogs without logs',
    refused: logLimit,
    tooLarge: (url, cause) => new LogLimitError(url, cause.message, null, cause),
  };
}

/** The second since 1970 in which a block was made. */
export const timeQuestion = (block: bigint): Question<number> => ({
  method: 'eth_getBlockByNumber',
  params: [hexOf(block), false],
  read: (header) => {
    const { timestamp } = (header ?? {}) as { timestamp?: unknown };
    return isHex(timestamp) ? Number(timestamp) : undefined;
  },
  lacks: `has no block ${block}`,
});

/** More logs than an RPC gives at once are no fault of it; too many requests are, and another RPC is asked. */
function logLimit(url: string, { code, message }: RpcError): LogLimitError | null {
  const said = String(message);
  if (/\brate\b|too many requests|per second/i.test(said)) return null;
  if (code !== -32005 && !/limit|range|more than|exceed|too (many|large|big|wide)|size/i.test(said)) return null;
  const blocks = /(\d[\d,]*)[ -]*(?:blocks?\b|range)|(?:range|blocks?)\D{0,24}?(\d[\d,]*)(?!\s*(?:results|logs))/i.exec(said);
  const most = Number((blocks?.[1] ?? blocks?.[2] ?? '').replaceAll(',', ''));
  return new LogLimitError(url, said, most > 0 ? most : null);
}

/** Whether an RPC's answer has the parts of a log that the register reads. */
function isLog(value: unknown): value is ChainLog {
  const { topics, data, blockNumber, transactionHash } = (value ?? {}) as Record<string, unknown>;
  return Array.isArray(topics) && topics.every(isHex) && isHex(data) && isHex(blockNumber) && isHex(transactionHash);
}
