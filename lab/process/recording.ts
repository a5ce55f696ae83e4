import { type Address, concat, type Hex, isAddressEqual, type Log, pad, size, slice, trim } from 'viem';
import type { LabContracts } from './chain.ts';
import { type Frame, framesOf } from './market.ts';

/** The contracts in the order in which a recording numbers them. */
const order = ['escrow', 'game', 'pool', 'token'] as const satisfies readonly (keyof LabContracts)[];

/** What a recording says of itself. */
export interface RecordedWhere {
  /** The day on which it was recorded. */
  recorded: string;
  command: string;
  /** Of the repository. */
  commit: string;
  contracts: Readonly<Record<(typeof order)[number], Address>>;
  /** Who is called what. */
  accounts: Readonly<Record<string, Address>>;
}

/** The events of a run as a file: everything else that a page shows follows from them. */
export interface Recording extends RecordedWhere {
  /** Every word of 32 bytes once, without its leading zeros. */
  words: readonly string[];
  /** Blocks with events: number, seconds since 1970, and of each event its contract, how many topics, and the places of topics and data in `words`. */
  blocks: readonly (readonly [block: number, time: number, events: readonly (readonly number[])[]])[];
}

const WORD = 32;

const wordsOf = (data: Hex): Hex[] => Array.from({ length: size(data) / WORD }, (_, n) => slice(data, n * WORD, (n + 1) * WORD));

/** Writes logs, in the order of the chain, as a recording. */
export function record(logs: readonly Log[], timeOf: (block: bigint) => number, where: RecordedWhere): Recording {
  const places = new Map<Hex, number>();
  const placeOf = (word: Hex): number => {
    const known = places.get(word) ?? places.size;
    places.set(word, known);
    return known;
  };
  const blocks: [number, number, number[][]][] = [];
  for (const { address, topics, data, blockNumber } of logs) {
    const block = Number(blockNumber);
    if (blocks.at(-1)?.[0] !== block) blocks.push([block, timeOf(BigInt(block)), []]);
    const contract = order.findIndex((name) => isAddressEqual(where.contracts[name], address));
    blocks.at(-1)?.[2].push([contract, topics.length, ...[...topics, ...wordsOf(data)].map(placeOf)]);
  }
  return { ...where, words: [...places.keys()].map((word) => trim(word).slice(2)), blocks };
}

/** The frames of a recording. */
export function replay({ words, blocks, contracts }: Recording): Frame[] {
  const wordAt = (place: number): Hex => pad(`0x${words[place]}`, { size: WORD });
  const times = new Map(blocks.map(([block, time]) => [BigInt(block), time]));
  const logs = blocks.flatMap(([block, , events]) =>
    events.map(([contract = 0, topics = 0, ...places]): Log => {
      const own = places.map(wordAt);
      return {
        address: contracts[order[contract] as (typeof order)[number]],
        topics: own.slice(0, topics) as [Hex, ...Hex[]],
        data: concat(own.slice(topics)),
        blockNumber: BigInt(block),
        blockHash: null,
        logIndex: null,
        transactionHash: null,
        transactionIndex: null,
        removed: false,
      };
    }),
  );
  return framesOf(logs, (block) => times.get(block) ?? 0);
}
