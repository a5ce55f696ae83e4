import type { ProposalState } from '../actions/words.ts';
import { agreement, type Standing } from './standing.ts';
import { happened } from './times.ts';
import { isApproval, type Told } from './told.ts';
import type { QueueItem, Vote } from './types.ts';

/** A proposal of the queue, of what is told and of where the contract says it stands. `seated`: the seats that are taken. */
export function queueItem(told: Told, state: ProposalState, stands: Standing | undefined, seated: bigint): QueueItem {
  const { id, entry, action, proposal, opened, closing } = told;
  const votes = told.votes.map((one): Vote => {
    const { where, ...vote } = one;
    const isDecisive = closing?.state === (isApproval(one) ? 'executed' : 'rejected');
    const seats = (isDecisive ? closing.decidedBy : null) ?? seated;
    return { ...vote, counts: ((seats >> BigInt(vote.seat)) & 1n) === 1n, ...happened(where) };
  });
  const counting = votes.filter((vote) => vote.counts);
  const approvals = counting.filter(({ vote }) => vote === 'approve').length;
  return {
    id,
    entry,
    action,
    proposal,
    state,
    approvals,
    rejections: counting.length - approvals,
    openedAt: opened.at as number,
    openedBlock: opened.block,
    transaction: opened.transaction,
    votes,
    closed: closing && { ...happened(closing.where), by: closing.by },
    spam: closing?.spam ?? false,
    version: closing?.version ?? null,
    eventsAgree: agreement(told, state, stands),
  };
}
