import type { Address } from 'viem';
import type { RegistryAddress, TimedChain } from '../actions/chain.ts';
import { eventsNamed, type Journal, type RegistryEvent, readJournal } from './journal.ts';
import { happened, withTimes } from './times.ts';
import { isApproval, isSpam, proposalsTold, type ToldVote } from './told.ts';
import type { Activity } from './types.ts';

/**
 * What every curator has done who holds or held a seat, in the order of their first seat. A vote by signature counts
 * from the transaction that brought it: when it was signed is on no chain.
 */
export async function getActivity(
  chain: TimedChain,
  { registry, journal }: { registry: RegistryAddress; journal?: Journal },
): Promise<Activity[]> {
  const { events } = journal ?? (await readJournal(chain, { registry }));
  const told = proposalsTold(events);
  await withTimes(
    chain,
    told.flatMap(({ opened, votes }) => (votes.length > 0 ? [opened, ...votes.map(({ where }) => where)] : [])),
  );
  const votes = told.flatMap(({ opened, votes }) =>
    votes.map((vote) => ({ vote, seconds: (vote.where.at as number) - (opened.at as number) })),
  );
  return curatorsIn(events).map((curator): Activity => {
    const own = votes.filter(({ vote }) => vote.curator === curator);
    const approved = own.filter(({ vote }) => isApproval(vote)).length;
    const last = own.reduce<ToldVote | null>((latest, { vote }) => (latest && latest.where.block > vote.where.block ? latest : vote), null);
    return {
      curator,
      approved,
      rejected: own.length - approved,
      spam: own.filter(({ vote }) => isSpam(vote)).length,
      medianSeconds: median(own.map(({ seconds }) => seconds)),
      last: last && happened(last.where),
    };
  });
}

const curatorsIn = (events: readonly RegistryEvent[]): Address[] => [
  ...new Set(eventsNamed(events, 'Seated').map((event) => event.args.curator)),
];

/** The middle one, or the mean of the two middle ones. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
