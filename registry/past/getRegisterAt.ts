import type { RegistryAddress, TimedChain } from '../actions/chain.ts';
import type { FirstPage } from '../actions/getFirstPage.ts';
import type { Entry, Kind } from '../actions/words.ts';
import { BadMomentError } from '../errors/past.ts';
import { decodeRegistry, eventsNamed, topicOf } from '../records/journal.ts';
import { readLogs } from '../records/readLogs.ts';
import { withTimes } from '../records/times.ts';
import { blockAt, type TimedBlock } from './blockAt.ts';
import { type History, headAt, headEvents, historiesOf, type Revised } from './histories.ts';
import type { Moment } from './moment.ts';
import { type Present, presentEntries } from './presentEntries.ts';

/** The register as it stood right after a block, drawn from its events. */
export interface RegisterAt {
  /** As the contract's view would have answered at that block. */
  firstPage: FirstPage;
  /** Every entry of then, in the order of creation. */
  entries: Entry[];
  /** The heads that the events were checked against. */
  present: Present;
  /** Revisions since. */
  later: number;
}

export interface GetRegisterAtParameters {
  registry: RegistryAddress;
  moment: Moment;
  /** Whole months of notes on the first page, newest first, until there are at least this many. */
  notes?: number;
  /** Told the newest block once its heads are asked for. */
  onFirst?: (block: bigint) => void;
}

/**
 * The heads of a moment, from events and the present heads; no RPC has to keep old state. Proved: the revisions of each
 * entry count without a gap, each names the digest before, and the last is the head that the contract's views give, so
 * that nothing was left out or added. Not proved: that a digest between, a block number or a time was not changed alike
 * in every event; `askAt` compares with RPCs that keep the state of that block.
 * Errors: `BadMomentError`, `BrokenHistoryError`, `NoChainError`, `LogLimitError`, `NoRegistryError`.
 */
export async function getRegisterAt(
  chain: TimedChain,
  { registry, moment, notes = 5, onFirst }: GetRegisterAtParameters,
): Promise<RegisterAt> {
  const present = await presentEntries(chain, registry, onFirst);
  const { blockNumber: now } = present;
  const topics = [headEvents.map(topicOf)];
  const logs = await readLogs(chain, { address: registry.address, topics, from: registry.since ?? 0n, to: now });
  const events = decodeRegistry(logs);
  const histories = historiesOf(present.entries, events);
  const revisions = eventsNamed(events, 'Revised');
  const then = await resolve(chain, moment, present, revisions);

  const heads = histories.flatMap((history) => history.revisions.findLast(({ block }) => block <= then.block) ?? []);
  const times = new Map(histories.flatMap(({ revisions, entry }) => revisions.slice(-1).map((last) => [last, entry.approvedAt] as const)));
  await withTimes(
    chain,
    heads.filter((revision) => !times.has(revision)),
  );
  const timeOf = (revision: Revised) => times.get(revision) ?? (revision.at as number);
  const entries = inOrderOfCreation(histories, revisions).flatMap((history) => headAt(history, then.block, timeOf) ?? []);
  return {
    firstPage: firstPageOf(entries, then, notes),
    entries,
    present,
    later: revisions.filter(({ block }) => block > then.block).length,
  };
}

/** The block of a moment. A day that is not over yet ends, so far, with the newest block. */
async function resolve(chain: TimedChain, moment: Moment, present: Present, revisions: readonly Revised[]): Promise<TimedBlock> {
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

function inOrderOfCreation(histories: readonly History[], revisions: readonly Revised[]): History[] {
  const places = new Map(revisions.map((revision, i) => [revision, i]));
  const place = (history: History) => places.get(history.revisions[0] as Revised) as number;
  return histories.toSorted((a, b) => place(a) - place(b));
}

function firstPageOf(entries: readonly Entry[], { block, at }: TimedBlock, notes: number): FirstPage {
  const of = (kind: Kind) => entries.filter((entry) => entry.kind === kind);
  const projects = of('project');
  const periods = [...new Set(of('note').map(({ period }) => period))].toSorted((a, b) => b - a);
  const newest: FirstPage['newest'] = [];
  for (const period of periods) {
    if (newest.reduce((sum, month) => sum + month.entries.length, 0) >= notes) break;
    newest.push({ period, entries: of('note').filter((entry) => entry.period === period) });
  }
  return {
    blockNumber: block,
    timestamp: at,
    projects,
    projectCount: projects.length,
    metrics: of('metric'),
    pages: of('page'),
    periods,
    newest,
  };
}
