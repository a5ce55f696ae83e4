import type { Hex } from 'viem';
import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { blockNow, decodeRegistry, type Journal, topicOf } from './journal.ts';
import { readLogs } from './readLogs.ts';

/** A journal of one proposal only: the RPC is asked for its logs alone, by the topic that holds its id. */
export async function proposalEvents(chain: Chain, { registry, id }: { registry: RegistryAddress; id: Hex }): Promise<Journal> {
  const { blockNumber, timestamp } = await blockNow(chain, registry);
  const range = { address: registry.address, from: registry.since ?? 0n, to: blockNumber };
  const first = (['Proposed', 'Approved', 'RejectionVoted', 'Rejected', 'Withdrawn'] as const).map(topicOf);
  const second = (['Revised', 'DisputeUpheld'] as const).map(topicOf);
  const [own, results] = await Promise.all([
    readLogs(chain, { ...range, topics: [first, id] }),
    readLogs(chain, { ...range, topics: [second, null, id] }),
  ]);
  return { registry, blockNumber, timestamp, events: decodeRegistry([...own, ...results]) };
}
