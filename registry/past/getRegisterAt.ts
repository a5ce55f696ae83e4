import type { RegistryAddress, TimedChain } from '../actions/chain.ts';
import type { FirstPage } from '../actions/getFirstPage.ts';
import type { Entry, Kind } from '../actions/words.ts';
import { withTimes } from '../records/times.ts';
import type { TimedBlock } from './blockAt.ts';
import { type History, headAt, type Revised } from './histories.ts';
import type { Moment } from './moment.ts';
import type { Present } from './presentEntries.ts';
import { readHistories } from './readHistories.ts';
import { resolveMoment } from './resolveMoment.ts';

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
  const { present, histories, revisions } = await readHistories(chain, { registry, onFirst });
  const then = await resolveMoment(chain, moment, present, revisions);

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
