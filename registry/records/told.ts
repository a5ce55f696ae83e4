import type { Address, Hex } from 'viem';
import type { Proposal } from '../actions/proposals.ts';
import { keyFromBytes32, kinds, type ProposalAction, proposalActions } from '../actions/words.ts';
import { type Digest, toDigest } from '../cid/index.ts';
import type { Happening } from './decodeEvents.ts';
import type { RegistryEvent } from './journal.ts';
import type { EntryRef } from './types.ts';

/** A proposal as somebody tells it, events or an indexer, before the contract is asked where it stands. */
export interface Told {
  id: Hex;
  entry: EntryRef;
  action: ProposalAction;
  proposal: Proposal;
  opened: Happening;
  votes: ToldVote[];
  closing: ToldClosing | null;
}

export interface ToldVote {
  curator: Address;
  seat: number;
  vote: 'approve' | 'reject' | 'spam';
  reason: Digest | null;
  where: Happening;
}

export interface ToldClosing {
  state: 'executed' | 'rejected' | 'withdrawn';
  /** The seats whose votes decided, as a bitmap; null where none did. */
  decidedBy: bigint | null;
  /** Who withdrew. */
  by: Address | null;
  spam: boolean;
  /** Version that it made. */
  version: number | null;
  where: Happening;
}

/** The proposals in some events, in the order of their opening. Events of what was never opened are left out. */
export function proposalsTold(events: readonly RegistryEvent[]): Told[] {
  const told = new Map<string, Told>();
  for (const event of events) {
    if (event.name === 'Proposed') {
      const { id, entry, proposal } = event.args;
      const action = proposalActions[proposal.action];
      const kind = kinds[proposal.kind];
      if (action === undefined || kind === undefined) continue; // the contract has no such action or kind
      const ref = { id: entry, kind, period: proposal.period, key: keyFromBytes32(proposal.key) };
      told.set(id, { id, entry: ref, action, proposal, opened: event, votes: [], closing: null });
    } else if (event.name === 'Approved') {
      const { id, curator, seat } = event.args;
      told.get(id)?.votes.push({ curator, seat, vote: 'approve', reason: null, where: event });
    } else if (event.name === 'RejectionVoted') {
      const { id, curator, seat, spam, reason } = event.args;
      told.get(id)?.votes.push({ curator, seat, vote: spam ? 'spam' : 'reject', reason: toDigest(reason), where: event });
    } else {
      const closing = closingOf(event);
      const one = closing && told.get(closing.id);
      if (one) one.closing = closing;
    }
  }
  return [...told.values()];
}

function closingOf(event: RegistryEvent): (ToldClosing & { id: Hex }) | null {
  const none = { decidedBy: null, by: null, spam: false, version: null, where: event };
  switch (event.name) {
    case 'Revised':
      return { ...none, id: event.args.proposal, state: 'executed', decidedBy: event.args.approvals, version: event.args.version };
    case 'DisputeUpheld':
      return { ...none, id: event.args.proposal, state: 'executed', decidedBy: event.args.approvals };
    case 'Rejected':
      return { ...none, id: event.args.id, state: 'rejected', decidedBy: event.args.rejections, spam: event.args.spam };
    case 'Withdrawn':
      return { ...none, id: event.args.id, state: 'withdrawn', by: event.args.by };
    default:
      return null;
  }
}

/** Seats as a bitmap, as the contract keeps votes. */
export const seatsOf = (votes: readonly ToldVote[], wanted: (vote: ToldVote) => boolean): bigint =>
  votes.filter(wanted).reduce((set, vote) => set | (1n << BigInt(vote.seat)), 0n);

export const isApproval = ({ vote }: ToldVote): boolean => vote === 'approve';
export const isSpam = ({ vote }: ToldVote): boolean => vote === 'spam';
