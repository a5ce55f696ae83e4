import type { TimedChain } from '../actions/chain.ts';
import { BadMomentError } from '../errors/past.ts';
import { withTimes } from '../records/times.ts';
import { blockAt, type TimedBlock } from './blockAt.ts';
import type { Revised } from './histories.ts';
import type { Moment } from './moment.ts';
import type { Present } from './presentEntries.ts';

/** The block of a moment. A day that is not over yet ends, so far, with the newest block. */
export async function resolveMoment(
  chain: TimedChain,
  moment: Moment,
  present: Pick<Present, 'blockNumber' | 'timestamp'>,
  revisions: readonly Revised[],
): Promise<TimedBlock> {
  const first = revisions[0];
  if (!first) throw new BadMomentError('The register holds nothing yet, so it has no past.');
  const newest = { block: present.blockNumber, at: present.timestamp };
  await withTimes(chain, [first]);
  const start = { block: first.block, at: first.at as number };
  const begins = `The register begins with block ${start.block}, on ${day(start.at)}`;
  if ('block' in moment) {
    if (moment.block > newest.block)
      throw new BadMomentError(`Block ${moment.block} is not there yet: the newest is ${newest.block}, of ${day(newest.at)}.`);
    if (moment.block < start.block) throw new BadMomentError(`${begins}; at block ${moment.block} it held nothing.`);
    return { block: moment.block, at: (await chain.times([moment.block]))[0] as number };
  }
  const { from, until } = moment;
  if (from > newest.at)
    throw new BadMomentError(`${day(from)} is still to come: the newest block ${newest.block} is of ${day(newest.at)}.`);
  if (until < start.at) throw new BadMomentError(`${begins}; on ${day(until)} it held nothing.`);
  if (newest.at <= until) return newest;
  // Events that say their time bring the ends together before any header is asked for.
  const timed = revisions.flatMap(({ block, at }) => (at === null ? [] : [{ block, at }]));
  return blockAt(chain, {
    second: until,
    low: timed.findLast(({ at }) => at <= until) ?? start,
    high: timed.find(({ at }) => at > until) ?? newest,
  });
}

const day = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
