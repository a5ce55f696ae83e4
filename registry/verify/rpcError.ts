import type { Hex } from 'viem';
import { RevertedError } from '../errors/index.ts';

/** The error part of a JSON-RPC answer, as far as it is trusted: not at all. */
export interface RpcError {
  code?: unknown;
  message?: unknown;
  data?: unknown;
}

/** How nodes word a call that a contract ended: reverts, and code that runs into nothing or out of gas. */
const ended = /revert|EVM error|invalid opcode|out of gas|stack (under|over)flow|invalid jump/i;

/** A contract that refuses a call (code 3 of the execution API) is no fault of the RPC. */
export function reverted({ code, message, data }: RpcError): RevertedError | null {
  const said = String(message);
  return code === 3 || ended.test(said) ? new RevertedError(isHex(data) ? data : '0x', said) : null;
}

export const isHex = (value: unknown): value is Hex => typeof value === 'string' && /^0x[0-9a-f]*$/i.test(value);
