import type { Hex } from 'viem';
import { LogLimitError, RevertedError } from '../errors/index.ts';

/** The error part of a JSON-RPC answer, as far as it is trusted: not at all. */
export interface RpcError {
  code?: unknown;
  message?: unknown;
  data?: unknown;
}

/** How nodes word a call that a contract ended: reverts, and code that runs into nothing or out of gas. */
const ended = /revert|EVM error|invalid opcode|out of gas|stack (under|over)flow|invalid jump/i;

/** What is no fault of the RPC: a contract that refuses (code 3 of the execution API), or more logs than it gives at once. */
export function refusalOf(url: string, method: string, { code, message, data }: RpcError): RevertedError | LogLimitError | null {
  const said = String(message);
  if (method === 'eth_call' && (code === 3 || ended.test(said))) return new RevertedError(isHex(data) ? data : '0x', said);
  if (method !== 'eth_getLogs' || /\brate\b|too many requests|per second/i.test(said)) return null; // too often is not too much
  if (code !== -32005 && !/limit|range|more than|exceed|too (many|large|big|wide)|size/i.test(said)) return null;
  const blocks = /(\d[\d,]*)[ -]*(?:blocks?\b|range)|(?:range|blocks?)\D{0,24}?(\d[\d,]*)(?!\s*(?:results|logs))/i.exec(said);
  const most = Number((blocks?.[1] ?? blocks?.[2] ?? '').replaceAll(',', ''));
  return new LogLimitError(url, said, most > 0 ? most : null);
}

export const isHex = (value: unknown): value is Hex => typeof value === 'string' && /^0x[0-9a-f]*$/i.test(value);
