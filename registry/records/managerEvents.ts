import type { Address } from 'viem';
import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { managerAbi } from '../proposing/managerAbi.ts';
import { type EventOf, eventDecoder } from './decodeEvents.ts';
import { readLogs } from './readLogs.ts';

/** An event of the AccessManager. */
export type ManagerEvent = EventOf<typeof managerAbi>;

const decode = eventDecoder(managerAbi);

/** What the AccessManager tells of roles and announced calls. */
export async function readManagerEvents(
  chain: Chain,
  { registry, authority, to }: { registry: RegistryAddress; authority: Address; to: bigint },
): Promise<ManagerEvent[]> {
  return decode(await readLogs(chain, { address: authority, topics: [], from: registry.since ?? 0n, to }));
}
