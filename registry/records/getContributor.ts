import type { Address } from 'viem';
import type { RegistryAddress, TimedChain } from '../actions/chain.ts';
import { getProposals } from './getProposals.ts';
import type { Journal } from './journal.ts';
import type { Contributor, Happened, QueueItem } from './types.ts';

/** What became of an account's proposals. */
export async function getContributor(
  chain: TimedChain,
  { registry, address, journal }: { registry: RegistryAddress; address: Address; journal?: Journal },
): Promise<Contributor> {
  const { items } = await getProposals(chain, { registry, proposer: address, ...(journal ? { journal } : {}) });
  return contributorFrom(address, items);
}

/** The same from proposals that were read already: other proposers' ones are left out. */
export function contributorFrom(address: Address, items: readonly QueueItem[]): Contributor {
  const own = items.filter((item) => item.proposal.proposer.toLowerCase() === address.toLowerCase());
  const count = (state: QueueItem['state']): number => own.filter((item) => item.state === state).length;
  const inOrder = own.toSorted((a, b) => Number(a.openedBlock - b.openedBlock));
  return {
    address,
    proposed: own.length,
    open: count('open'),
    approved: count('executed'),
    rejected: count('rejected'),
    withdrawn: count('withdrawn'),
    spam: own.filter((item) => item.spam).length,
    expired: count('expired'),
    stale: count('stale'),
    first: openingOf(inOrder[0]),
    last: openingOf(inOrder.at(-1)),
  };
}

const openingOf = (item: QueueItem | undefined): Happened | null =>
  item ? { at: item.openedAt, block: item.openedBlock, transaction: item.transaction } : null;
