import { keyFromBytes32, kinds, type ProposalAction, proposalActions } from '../actions/words.ts';
import { toDigest } from '../cid/index.ts';
import type { RegistryEvent } from './journal.ts';
import type { EntryRef } from './types.ts';

type Named<N extends RegistryEvent['name']> = Extract<RegistryEvent, { name: N }>;
type Closing = Named<'Revised' | 'DisputeUpheld' | 'Rejected' | 'Withdrawn'>;

/** A proposal as its events tell it, before the chain is asked where it stands. */
export interface Told {
  opening: Named<'Proposed'>;
  entry: EntryRef;
  action: ProposalAction;
  votes: Named<'Approved' | 'RejectionVoted'>[];
  closing: Closing | null;
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
      told.set(id, { opening: event, entry: ref, action, votes: [], closing: null });
    } else if (event.name === 'Approved' || event.name === 'RejectionVoted') {
      told.get(event.args.id)?.votes.push(event);
    } else if (event.name === 'Rejected' || event.name === 'Withdrawn') {
      close(told.get(event.args.id), event);
    } else if (event.name === 'Revised' || event.name === 'DisputeUpheld') {
      close(told.get(event.args.proposal), event);
    }
  }
  return [...told.values()];
}

function close(told: Told | undefined, closing: Closing): void {
  if (told) told.closing = closing;
}

/** Seats as a bitmap, as the contract keeps votes. */
export const seatsOf = (votes: Told['votes'], wanted: (vote: Told['votes'][number]) => boolean): bigint =>
  votes.filter(wanted).reduce((set, vote) => set | (1n << BigInt(vote.args.seat)), 0n);

export const isApproval = (vote: Told['votes'][number]): boolean => vote.name === 'Approved';
export const isSpam = (vote: Told['votes'][number]): boolean => vote.name === 'RejectionVoted' && vote.args.spam;

/** The seats whose votes decided, where a quorum did. */
export function decidedBy({ closing }: Told): { approvals: bigint | null; rejections: bigint | null } {
  return {
    approvals: closing?.name === 'Revised' || closing?.name === 'DisputeUpheld' ? closing.args.approvals : null,
    rejections: closing?.name === 'Rejected' ? closing.args.rejections : null,
  };
}

/** The reason that a vote names. */
export const reasonOf = (vote: Told['votes'][number]) => (vote.name === 'RejectionVoted' ? toDigest(vote.args.reason) : null);
