import type { Address, Hex } from 'viem';
import { entryId, keyFromBytes32, kinds, type Proposal, proposalActions } from '../../../registry/actions/index.ts';
import { getDesk } from '../../../registry/desk/index.ts';
import type { Desk } from '../../../registry/desk/types.ts';
import type { DemlError } from '../../../registry/errors/index.ts';
import { type Contributor, getProposal, getSeating, type QueueItem, type Seating } from '../../../registry/records/index.ts';
import type { Access } from '../../state/register.ts';

import { contributorNow, proposalTold } from './proposalsNow.ts';

/** One proposal with what chain and desks say of it. */
export interface Case {
  item: QueueItem;
  /** The indexer whose word its history is, where the chain's events were not to be had. */
  told: string | null;
  /** Signed by its proposer and on no chain: the signature that puts it there. Null for one that is on chain. */
  offer: Hex | null;
  /** Null where no gateway answered. */
  desk: Desk | null;
  blockNumber: bigint | null;
  /** Seconds since 1970, of the block that was read. */
  timestamp: number;
}

/** Reads a proposal from the chain, else from the desks; null where neither has one of this id. */
export async function readCase(access: Access, id: Hex, signal?: AbortSignal): Promise<Case | null> {
  const { chain, registry, gateways } = access;
  // An RPC that keeps no old events says that there is no such proposal, or fails: then an indexer may know it.
  const own = await getProposal(chain, { registry, id }).catch((error: DemlError) => error);
  const failed = own instanceof Error ? own : null;
  const told = own === null || failed ? await proposalTold(access, id) : null;
  const item = told?.items[0];
  const found = told && item ? { ...told, item } : own instanceof Error ? null : own;
  const place = { chain, registry, gateways };
  const desk = await getDesk(place, id, { ...(found ? { proposal: found.item.proposal } : {}), ...(signal ? { signal } : {}) }).catch(
    (error) => {
      if (signal?.aborted) throw error;
      return null; // what the chain says stands without a desk
    },
  );
  if (found) {
    const { item, blockNumber, timestamp } = found;
    return { item, told: told?.indexer ?? null, offer: null, desk, blockNumber, timestamp };
  }
  if (!desk?.proposal || !desk.proposerSignature) {
    if (failed) throw failed;
    return null;
  }
  const now = Math.floor(Date.now() / 1000);
  return { item: offeredItem(id, desk.proposal, now), told: null, offer: desk.proposerSignature, desk, blockNumber: null, timestamp: now };
}

/** An offered proposal as the queue would list it if it were open. */
export function offeredItem(id: Hex, proposal: Proposal, now: number): QueueItem {
  const kind = kinds[proposal.kind] ?? 'page';
  const key = keyFromBytes32(proposal.key);
  return {
    id,
    entry: { id: entryId(kind, proposal.period, key), kind, period: proposal.period, key },
    action: proposalActions[proposal.action] ?? 'update',
    proposal,
    state: proposal.deadline < now ? 'expired' : 'open',
    approvals: 0,
    rejections: 0,
    openedAt: now,
    openedBlock: 0n,
    transaction: '0x',
    votes: [],
    closed: null,
    spam: false,
    version: null,
    eventsAgree: null,
  };
}

/** Who judges, and what became of the proposer's other proposals. */
export interface People {
  council: Seating;
  proposer: Contributor;
}

export async function readPeople(access: Access, proposer: Address): Promise<People> {
  const { chain, registry } = access;
  const [council, record] = await Promise.all([getSeating(chain, { registry }), contributorNow(access, proposer)]);
  return { council, proposer: record };
}
