import { type Abi, type AbiFunction, type Address, decodeFunctionResult, encodeFunctionData, type Hex, parseAbiItem } from 'viem';
import { isHex } from '../../registry/verify/rpcError.ts';
import { NotReadyError, ReplacedBlockError, UnexpectedAnswerError } from './errors.ts';
import { RefusedCallError, type Rpc } from './rpc.ts';
import type { Read } from './schema.ts';

/** The block of a reading. */
export interface Block {
  number: bigint;
  hash: string;
  /** Seconds since 1970. */
  time: number;
}

export const hexOf = (number: bigint): Hex => `0x${number.toString(16)}`;

/** A whole number that a node writes in hex. */
export function bigOf(where: string, value: unknown, what: string): bigint {
  if (!isHex(value) || value.length < 3) throw new UnexpectedAnswerError(where, `has no ${what}`);
  return BigInt(value);
}

/** The chain behind an endpoint is the one that the recipe means. */
export async function checkChain(rpc: Rpc, where: string, chainId: number): Promise<void> {
  const found = bigOf(where, await rpc('eth_chainId', []), 'chain id');
  if (found !== BigInt(chainId))
    throw new NotReadyError(`${where} is chain ${found}, and not ${chainId}`, 'Name an address of the right chain with --endpoint.');
}

/** A block by its number, or the newest final one; where a node knows no finality, its newest. */
export async function blockOf(rpc: Rpc, where: string, at: bigint | undefined): Promise<Block> {
  const header = async (tag: string) => {
    const found = Object((await rpc('eth_getBlockByNumber', [tag, false])) ?? {}) as Record<string, unknown>;
    if (typeof found.hash !== 'string') throw new RefusedCallError(where, `has no block ${tag}`);
    return {
      number: bigOf(where, found.number, 'block number'),
      hash: found.hash,
      time: Number(bigOf(where, found.timestamp, 'block time')),
    };
  };
  if (at !== undefined) return header(hexOf(at));
  try {
    return await header('finalized');
  } catch (error) {
    if (error instanceof RefusedCallError) return header('latest');
    throw error;
  }
}

/** The block that was read still stands. */
export async function checkBlock(rpc: Rpc, where: string, block: Block): Promise<void> {
  const { hash } = await blockOf(rpc, where, block.number);
  if (hash !== block.hash) throw new ReplacedBlockError(where, block.number);
}

/** What a contract answers to a view at a block: one value, or a list of several. */
export async function callAt(rpc: Rpc, where: string, read: Extract<Read, { kind: 'evm-call' }>, block: Block): Promise<unknown> {
  const item = parseAbiItem(read.signature as 'function f()') as unknown as AbiFunction;
  const abi: Abi = [item];
  const data = encodeFunctionData({ abi, functionName: item.name, args: (read.args ?? []).map(argumentOf) });
  const answer = await rpc('eth_call', [{ to: read.address, data }, hexOf(block.number)]);
  if (!isHex(answer)) throw new UnexpectedAnswerError(where, 'answered a call with something that is no hex');
  if (answer === '0x') throw new UnexpectedAnswerError(where, `has no contract with ${item.name}() at ${read.address}`);
  try {
    return decodeFunctionResult({ abi, functionName: item.name, data: answer });
  } catch (cause) {
    throw new UnexpectedAnswerError(where, `answered ${item.name}() with other values than its signature says`, cause);
  }
}

/** Digits are whole numbers; everything else stands as it is. */
const argumentOf = (value: string | boolean): string | boolean | bigint =>
  typeof value === 'string' && /^-?\d+$/.test(value) ? BigInt(value) : value;

/** What an address holds of the chain's own coin. */
export async function balanceAt(rpc: Rpc, where: string, address: Address, block: Block): Promise<bigint> {
  return bigOf(where, await rpc('eth_getBalance', [address, hexOf(block.number)]), 'balance');
}
