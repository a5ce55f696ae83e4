import type { Address } from 'viem';
import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { managerAbi } from '../proposing/managerAbi.ts';
import { type EventOf, eventDecoder } from './decodeEvents.ts';
import { readLogs } from './readLogs.ts';

/** An event of the AccessManager. */
export type ManagerEvent = EventOf<typeof managerAbi>;

const decode = eventDecoder(managerAbi);

/**
 * What the AccessManager tells of roles and delayed calls. It is older than the registry that it governs, so it is read
 * from the first block where the block of its deployment is not given.
 */
export async function readManagerEvents(
  chain: Chain,
  { authority, to, from = 0n }: { registry: RegistryAddress; authority: Address; to: bigint; from?: bigint },
): Promise<ManagerEvent[]> {
  return decode(await readLogs(chain, { address: authority, topics: [], from, to }));
}
