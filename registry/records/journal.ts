import type { Hex } from 'viem';
import { encodeEventTopics } from 'viem/utils';
import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { getFirstPage } from '../actions/getFirstPage.ts';
import { registryAbi } from '../generated/abi.ts';
import { type EventOf, eventDecoder } from './decodeEvents.ts';
import { readLogs } from './readLogs.ts';

/** An event of the registry. */
export type RegistryEvent = EventOf<typeof registryAbi>;
export type RegistryEventName = RegistryEvent['name'];

/** Every event of a registry up to a block. All that this room tells is drawn from one, so that a page reads it once. */
export interface Journal {
  registry: RegistryAddress;
  blockNumber: bigint;
  /** Seconds since 1970, of that block. */
  timestamp: number;
  /** In the order of the chain. */
  events: RegistryEvent[];
  /** The first block whose events it has, where older ones could not be had. */
  from?: bigint;
}

/** Blocks that are read again when a journal goes on: a chain may still replace them. */
const UNSETTLED = 64n;

export const decodeRegistry = eventDecoder(registryAbi);

/**
 * Reads the journal to the newest block. A journal from before is continued, which costs one call and the logs since.
 * Errors: `NoChainError`, `LogLimitError`, `NoRegistryError`.
 */
export async function readJournal(chain: Chain, { registry, known }: { registry: RegistryAddress; known?: Journal }): Promise<Journal> {
  const { blockNumber, timestamp } = await blockNow(chain, registry);
  const settled = known && known.blockNumber > UNSETTLED ? known.blockNumber - UNSETTLED : -1n;
  const kept = known?.events.filter((event) => event.block <= settled) ?? [];
  const start = registry.since ?? 0n;
  const from = settled + 1n > start ? settled + 1n : start;
  const logs = await readLogs(chain, { address: registry.address, topics: [], from, to: blockNumber });
  const cut = known?.from === undefined ? {} : { from: known.from };
  return { registry, blockNumber, timestamp, events: [...kept, ...decodeRegistry(logs)], ...cut };
}

/** Blocks of a recent journal, the widest stretch first. */
const RECENT = [100_000n, 10_000n, 1_000n, 128n] as const;

/** As much of the newest part of the journal as an RPC gives that refuses older events. Errors: those of `readJournal`. */
export async function readRecentJournal(chain: Chain, { registry }: { registry: RegistryAddress }): Promise<Journal> {
  const { blockNumber, timestamp } = await blockNow(chain, registry);
  const start = registry.since ?? 0n;
  const read = async (width: bigint): Promise<Journal> => {
    const from = blockNumber - width > start ? blockNumber - width : start;
    const logs = await chain.logs({ address: registry.address, topics: [], from, to: blockNumber });
    return { registry, blockNumber, timestamp, events: decodeRegistry(logs), ...(from > start ? { from } : {}) };
  };
  return RECENT.slice(1).reduce((wider, width) => wider.catch(() => read(width)), read(RECENT[0]));
}

/** The newest block as the registry sees it: its number and its time, in one call. */
export async function blockNow(chain: Chain, registry: RegistryAddress): Promise<{ blockNumber: bigint; timestamp: number }> {
  const { blockNumber, timestamp } = await getFirstPage(chain, { registry, limit: 0, notes: 0 });
  return { blockNumber, timestamp };
}

/** First topic of an event. */
export const topicOf = (eventName: RegistryEventName): Hex => encodeEventTopics({ abi: registryAbi, eventName })[0] as Hex;

/** The events of some names. */
export const eventsNamed = <N extends RegistryEventName>(events: readonly RegistryEvent[], ...names: N[]) =>
  events.filter((event): event is Extract<RegistryEvent, { name: N }> => (names as string[]).includes(event.name));
