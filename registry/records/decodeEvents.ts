import type { Abi, AbiEvent, AbiParameter, ContractEventArgsFromTopics, ContractEventName, Hex } from 'viem';
import { decodeEventLog, toEventSelector } from 'viem/utils';
import type { ChainLog } from '../actions/chain.ts';
import { decodeWords, type Layout } from '../actions/layout.ts';
import { BadAnswerError } from '../errors/index.ts';
import { lowered } from './lowered.ts';

/** An event of a contract, decoded. Addresses are in lowercase. */
export type EventOf<A extends Abi> = {
  [N in ContractEventName<A>]: { name: N; args: ContractEventArgsFromTopics<A, N> } & Happening;
}[ContractEventName<A>];

/** Where an event stands. */
export interface Happening {
  block: bigint;
  transaction: Hex;
  /** Seconds since 1970 where the log says it. */
  at: number | null;
}

/**
 * A decoder of one contract's logs. viem takes 70 to 120 µs a log, most of it to hash and format the interface again:
 * seconds for a long history. Here each event is prepared once. Logs of no known event are left out.
 */
export function eventDecoder<const A extends Abi>(abi: A): (logs: readonly ChainLog[]) => EventOf<A>[] {
  const readers = new Map(abi.filter((item) => item.type === 'event').map((item) => [toEventSelector(item), readerOf(item)]));
  return (logs) =>
    logs.flatMap((log) => {
      const read = readers.get(log.topics[0] as Hex);
      if (!read) return [];
      const at = log.blockTimestamp === undefined ? null : Number(log.blockTimestamp);
      return [{ ...reading(read, log), block: BigInt(log.blockNumber), transaction: log.transactionHash, at } as EventOf<A>];
    });
}

function reading(read: ReturnType<typeof readerOf>, log: ChainLog): ReturnType<ReturnType<typeof readerOf>> {
  try {
    return read(log);
  } catch (cause) {
    throw new BadAnswerError('eth_getLogs', cause);
  }
}

function readerOf(item: AbiEvent): (log: ChainLog) => { name: string; args: Record<string, unknown> } {
  const { name } = item;
  const indexed = item.inputs.filter((input) => input.indexed).map((input) => [input.name as string, layoutOf(input)] as const);
  const others = item.inputs.filter((input) => !input.indexed);
  const layouts = others.map(layoutOf);
  if ([...layouts, ...indexed.map(([, layout]) => layout)].includes(null)) {
    return (log) => ({
      name,
      args: lowered(decodeEventLog({ abi: [item], data: log.data, topics: log.topics as [Hex, ...Hex[]] }).args) as unknown as Record<
        string,
        unknown
      >,
    });
  }
  return (log) => {
    const args: Record<string, unknown> = {};
    indexed.forEach(([part, layout], i) => {
      [args[part]] = decodeWords([layout as Layout], log.topics[i + 1] ?? '0x');
    });
    const values = decodeWords(layouts as Layout[], log.data);
    others.forEach((input, i) => {
      args[input.name as string] = values[i];
    });
    return { name, args };
  };
}

/** How a parameter lies in words; null where `layout.ts` has no form for it (bytes, texts, short bytes, arrays). */
function layoutOf(parameter: AbiParameter): Layout | null {
  const { type } = parameter;
  if ('components' in parameter && type === 'tuple') {
    const parts = parameter.components.map((part) => [part.name as string, layoutOf(part)] as const);
    return parts.some(([, layout]) => layout === null) ? null : (Object.fromEntries(parts) as Record<string, Layout>);
  }
  if (type === 'bytes32' || type === 'bool' || type === 'address') return type;
  const bits = /^uint(\d+)$/.exec(type)?.[1];
  return bits ? (Number(bits) <= 48 ? 'number' : 'bigint') : null;
}
