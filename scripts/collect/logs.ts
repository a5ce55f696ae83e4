import { type Abi, type AbiEvent, decodeEventLog, encodeEventTopics, type Hex, parseAbiItem } from 'viem';
import { blockAt } from '../../registry/past/blockAt.ts';
import { NotReadyError, ReplacedBlockError, UnexpectedAnswerError } from './errors.ts';
import { type Block, bigOf, blockOf, hexOf } from './evm.ts';
import { RefusedCallError, type Rpc } from './rpc.ts';
import type { Read } from './schema.ts';

type LogsRead = Extract<Read, { kind: 'evm-logs' }>;

/** Blocks that are asked for at once: the first try, and the most. Nodes refuse too many; the span follows what they take. */
const FIRST_SPAN = 10_000n;
const MOST_SPAN = 500_000n;
const FEW_LOGS = 1_000;
const MOST_REQUESTS = 3_000;
const MOST_LOGS = 200_000;

interface Log {
  address: string;
  topics: [Hex, ...Hex[]];
  data: Hex;
  blockNumber: Hex;
  removed?: boolean;
}

/** The logs of one event in the window before a block, oldest first, each as its arguments by name (or number) and its block. */
export async function logsBefore(rpc: Rpc, where: string, read: LogsRead, block: Block): Promise<unknown[]> {
  const code = await rpc('eth_getCode', [read.address, hexOf(block.number)]);
  if (code === '0x') throw new UnexpectedAnswerError(where, `has no contract at ${read.address}, so that no log means nothing`);
  const event = parseAbiItem(read.signature as 'event E()') as unknown as AbiEvent;
  const [topic] = encodeEventTopics({ abi: [event] as Abi, eventName: event.name }) as [Hex];
  const first = await firstBlock(rpc, where, read, block);
  const logs = await inSpans(rpc, where, { address: read.address, topics: [topic] }, [first, block.number]);
  return logs.map((log) => rowOf(where, read.address, event, topic, log, [first, block.number]));
}

async function firstBlock(rpc: Rpc, where: string, { window }: LogsRead, block: Block): Promise<bigint> {
  if ('from' in window) {
    if (BigInt(window.from) > block.number)
      throw new UnexpectedAnswerError(
        where,
        `is at block ${block.number}, before the window of the recipe begins, so that no log means nothing`,
      );
    return BigInt(window.from);
  }
  const times = async (blocks: readonly bigint[]): Promise<number[]> => {
    const found: number[] = [];
    for (const number of blocks) found.push((await blockOf(rpc, where, number)).time);
    return found;
  };
  const [oldest = 0] = await times([0n]);
  const second = block.time - Math.round(window.days * 86_400);
  if (second <= oldest) return 0n;
  const before = await blockAt({ times }, { second, low: { block: 0n, at: oldest }, high: { block: block.number, at: block.time } });
  return before.block + 1n;
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

async function inSpans(
  rpc: Rpc,
  where: string,
  filter: { address: string; topics: Hex[] },
  [first, last]: [bigint, bigint],
): Promise<unknown[]> {
  const found: unknown[] = [];
  let requests = 0;
  for (let from = first, span = FIRST_SPAN, most = MOST_SPAN; from <= last; ) {
    const to = from + span - 1n > last ? last : from + span - 1n;
    if (++requests > MOST_REQUESTS || found.length > MOST_LOGS)
      throw new NotReadyError(
        `The logs of ${filter.address} take more than ${MOST_REQUESTS} requests or ${MOST_LOGS} logs`,
        'Narrow the window of the recipe, or name an endpoint with --endpoint that gives more blocks at once.',
      );
    try {
      const part = await rpc('eth_getLogs', [{ ...filter, fromBlock: hexOf(from), toBlock: hexOf(to) }]);
      if (!Array.isArray(part)) throw new UnexpectedAnswerError(where, 'answered eth_getLogs with no list');
      found.push(...part);
      from = to + 1n;
      most = least(most + most / 16n + 1n, MOST_SPAN); // what a node refused in a crowded part it may give in an empty one
      if (part.length < FEW_LOGS) span = least(span * 2n, most);
    } catch (error) {
      if (!(error instanceof RefusedCallError) || span === 1n) throw error;
      span /= 2n;
      most = span;
    }
  }
  return found;
}

function rowOf(where: string, address: string, event: AbiEvent, topic: Hex, log: unknown, [first, last]: [bigint, bigint]): unknown {
  const { address: from, topics, data, blockNumber, removed } = Object(log) as Log;
  const number = bigOf(where, blockNumber, 'block number in a log');
  if (removed) throw new ReplacedBlockError(where, number);
  if (from?.toLowerCase() !== address.toLowerCase() || topics?.[0] !== topic || number < first || number > last)
    throw new UnexpectedAnswerError(where, `answered with a log that was not asked for, in block ${number}`);
  try {
    const { args } = decodeEventLog({ abi: [event] as Abi, topics, data, strict: true });
    return { ...(args as object), blockNumber: number };
  } catch (cause) {
    throw new UnexpectedAnswerError(where, `has a ${event.name} of another form than its signature says, in block ${number}`, cause);
  }
}
