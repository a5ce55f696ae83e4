import type { Hex } from 'viem';
import type { RegistryAddress, TimedChain } from '../actions/chain.ts';
import { entryId } from '../actions/entryId.ts';
import { type ProposalState, proposalStates } from '../actions/words.ts';
import { type Journal, readJournal } from './journal.ts';
import { proposalEvents } from './proposalEvents.ts';
import { decidedBy, isApproval, isSpam, proposalsTold, reasonOf, seatsOf, type Told } from './queueItems.ts';
import { readViews } from './readViews.ts';
import { happened, withTimes } from './times.ts';
import type { ProposalFilter, Queue, QueueItem, Vote } from './types.ts';

export interface GetProposalsParameters extends ProposalFilter {
  registry: RegistryAddress;
  /** At most this many, the newest. */
  limit?: number;
  /** A journal that was read already: no logs are asked for. */
  journal?: Journal;
}

/**
 * Proposals at the newest block, newest first. The events say who proposed and voted, and what ended; the contract says
 * where what has not ended stands, and its ballots are compared with the events. Needs few requests however many
 * proposals there are: one for the block, one for the logs (more where an RPC limits them), one for 100 open proposals.
 */
export async function getProposals(chain: TimedChain, parameters: GetProposalsParameters): Promise<Queue> {
  const { registry, limit = Number.POSITIVE_INFINITY, states } = parameters;
  const journal = parameters.journal ?? (await readJournal(chain, { registry }));
  const { blockNumber, timestamp } = journal;
  const chosen = proposalsTold(journal.events).filter(chosenBy(parameters)).reverse();
  const asked = await standing(
    chain,
    registry,
    blockNumber,
    chosen.filter((told) => !told.closing && !isPast(told, timestamp)),
  );
  const stateOf = (told: Told): ProposalState => asked.get(told)?.state ?? stateTold(told, timestamp);
  const shown = chosen.filter((told) => !states || states.includes(stateOf(told))).slice(0, limit);
  const [seated] = await readViews(chain, registry, [{ name: 'activeSeats', args: [] }], blockNumber);
  await withTimes(
    chain,
    shown.flatMap((told) => [told.opening, ...told.votes, ...(told.closing ? [told.closing] : [])]),
  );
  return { blockNumber, timestamp, items: shown.map((told) => itemOf(told, stateOf(told), asked.get(told), seated as bigint)) };
}

export interface GetProposalParameters {
  registry: RegistryAddress;
  id: Hex;
}

/** One proposal, read by its own events; null where none has this id. A closed one is compared with its ballot too. */
export async function getProposal(
  chain: TimedChain,
  { registry, id }: GetProposalParameters,
): Promise<(Queue & { item: QueueItem }) | null> {
  const journal = await proposalEvents(chain, { registry, id });
  const { blockNumber, timestamp } = journal;
  const told = proposalsTold(journal.events)[0];
  if (!told) return null;
  const stands = (await standing(chain, registry, blockNumber, [told])).get(told);
  const [seated] = await readViews(chain, registry, [{ name: 'activeSeats', args: [] }], blockNumber);
  await withTimes(chain, journal.events);
  const state = told.closing || !stands ? stateTold(told, timestamp) : stands.state;
  const item = itemOf(told, state, stands, seated as bigint);
  return { blockNumber, timestamp, items: [item], item };
}

/** What the contract says of a proposal. */
interface Standing {
  state: ProposalState;
  approvals: bigint;
  rejections: bigint;
  spam: bigint;
}

/** Where proposals stand and the votes that their ballots hold. */
async function standing(chain: TimedChain, registry: RegistryAddress, block: bigint, list: readonly Told[]): Promise<Map<Told, Standing>> {
  const states = list.map(({ opening }) => ({ name: 'stateOf' as const, args: [opening.args.proposal] }));
  const ballots = list.map(({ opening }) => ({ name: 'ballot' as const, args: [opening.args.id] }));
  if (list.length === 0) return new Map();
  const answers = await readViews(chain, registry, [...states, ...ballots], block);
  return new Map(
    list.map((told, i) => {
      const [state] = answers[i] as readonly [number, bigint, bigint];
      const [, approvals, rejections, spam] = answers[list.length + i] as readonly [number, bigint, bigint, bigint];
      return [told, { state: proposalStates[state] ?? 'unknown', approvals, rejections, spam }];
    }),
  );
}

const isPast = ({ opening }: Told, timestamp: number): boolean => opening.args.proposal.deadline < timestamp;

function stateTold(told: Told, timestamp: number): ProposalState {
  switch (told.closing?.name) {
    case 'Revised':
    case 'DisputeUpheld':
      return 'executed';
    case 'Rejected':
      return 'rejected';
    case 'Withdrawn':
      return 'withdrawn';
    default:
      return isPast(told, timestamp) ? 'expired' : 'open';
  }
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function chosenBy({ kind, action, entry, proposer, voter }: ProposalFilter): (told: Told) => boolean {
  const wanted = entry && entryId(entry.kind, entry.period ?? 0, entry.key);
  return (told) =>
    (!kind || told.entry.kind === kind) &&
    (!action || told.action === action) &&
    (!wanted || told.entry.id === wanted) &&
    (!proposer || same(told.opening.args.proposer, proposer)) &&
    (!voter || told.votes.some((vote) => same(vote.args.curator, voter)));
}

function itemOf(told: Told, state: ProposalState, stands: Standing | undefined, seated: bigint): QueueItem {
  const { opening, entry, action, closing } = told;
  const decided = decidedBy(told);
  const votes = told.votes.map((vote): Vote => {
    const seats = (isApproval(vote) ? decided.approvals : decided.rejections) ?? seated;
    return {
      curator: vote.args.curator,
      seat: vote.args.seat,
      vote: isApproval(vote) ? 'approve' : isSpam(vote) ? 'spam' : 'reject',
      counts: ((seats >> BigInt(vote.args.seat)) & 1n) === 1n,
      reason: reasonOf(vote),
      ...happened(vote),
    };
  });
  const counting = votes.filter((vote) => vote.counts);
  const approvals = counting.filter(({ vote }) => vote === 'approve').length;
  return {
    id: opening.args.id,
    entry,
    action,
    proposal: opening.args.proposal,
    state,
    approvals,
    rejections: counting.length - approvals,
    openedAt: opening.at as number,
    openedBlock: opening.block,
    transaction: opening.transaction,
    votes,
    closed: closing && { ...happened(closing), by: closing.name === 'Withdrawn' ? closing.args.by : null },
    spam: closing?.name === 'Rejected' && closing.args.spam,
    version: closing?.name === 'Revised' ? closing.args.version : null,
    eventsAgree: agreement(told, state, stands),
  };
}

/** Whether the contract's ballot holds the votes that the events tell; a signed revision in one transaction leaves none. */
function agreement({ votes, closing }: Told, state: ProposalState, stands: Standing | undefined): boolean | null {
  if (!stands || (stands.state === 'unknown' && closing?.name === 'Revised')) return null;
  return (
    stands.state === state &&
    stands.approvals === seatsOf(votes, isApproval) &&
    stands.rejections === seatsOf(votes, (vote) => !isApproval(vote)) &&
    stands.spam === seatsOf(votes, isSpam)
  );
}
