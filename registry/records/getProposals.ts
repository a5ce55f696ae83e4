import type { Hex } from 'viem';
import type { RegistryAddress, TimedChain } from '../actions/chain.ts';
import { entryId } from '../actions/entryId.ts';
import type { ProposalState } from '../actions/words.ts';
import { type Journal, readJournal } from './journal.ts';
import { proposalEvents } from './proposalEvents.ts';
import { queueItem } from './queueItem.ts';
import { readViews } from './readViews.ts';
import { standingOf, stateTold } from './standing.ts';
import { withTimes } from './times.ts';
import { proposalsTold, type Told } from './told.ts';
import type { ProposalFilter, Queue, QueueItem } from './types.ts';

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
  const asked = await standingOf(
    chain,
    registry,
    blockNumber,
    chosen.filter((told) => stateTold(told, timestamp) === 'open'),
  );
  const stateOf = (told: Told): ProposalState => asked.get(told)?.state ?? stateTold(told, timestamp);
  const shown = chosen.filter((told) => !states || states.includes(stateOf(told))).slice(0, limit);
  const [seated] = await readViews(chain, registry, [{ name: 'activeSeats', args: [] }], blockNumber);
  await withTimes(chain, shown.flatMap(happeningsOf));
  return { blockNumber, timestamp, items: shown.map((told) => queueItem(told, stateOf(told), asked.get(told), seated as bigint)) };
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
  const stands = (await standingOf(chain, registry, blockNumber, [told])).get(told);
  const [seated] = await readViews(chain, registry, [{ name: 'activeSeats', args: [] }], blockNumber);
  await withTimes(chain, happeningsOf(told));
  const state = told.closing || !stands ? stateTold(told, timestamp) : stands.state;
  const item = queueItem(told, state, stands, seated as bigint);
  return { blockNumber, timestamp, items: [item], item };
}

const happeningsOf = ({ opened, votes, closing }: Told) => [
  opened,
  ...votes.map(({ where }) => where),
  ...(closing ? [closing.where] : []),
];

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function chosenBy({ kind, action, entry, proposer, voter }: ProposalFilter): (told: Told) => boolean {
  const wanted = entry && entryId(entry.kind, entry.period ?? 0, entry.key);
  return (told) =>
    (!kind || told.entry.kind === kind) &&
    (!action || told.action === action) &&
    (!wanted || told.entry.id === wanted) &&
    (!proposer || same(told.proposal.proposer, proposer)) &&
    (!voter || told.votes.some(({ curator }) => same(curator, voter)));
}
