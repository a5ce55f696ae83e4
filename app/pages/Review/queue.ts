import type { Address, Hex } from 'viem';
import type { QueueItem, Seating } from '../../../registry/records/index.ts';
import type { ReviewView } from '../../state/route/review.ts';
import { t } from '../../words/t.tsx';
import { noWord, stateWords, yesDone } from './itemWords.ts';

/** What is known beyond the chain's own record, as far as it has been read. */
export interface Known {
  /** Addresses that hold a seat, in lowercase. */
  curators: ReadonlySet<string>;
  /** Proposals on which a curator has signed or commented, off the chain. */
  lifted: ReadonlySet<Hex>;
  /** The systems that a proposed note names. */
  projects: ReadonlyMap<Hex, readonly string[]>;
  account: Address | undefined;
}

/** The proposals of a view. `folded` are open ones that no curator has lifted; they stand apart, never away. */
export interface Shown {
  lifted: QueueItem[];
  folded: QueueItem[];
}

export const curatorsOf = (council: Seating | undefined): ReadonlySet<string> =>
  new Set((council?.seats ?? []).flatMap(({ curator }) => (curator ? [curator.toLowerCase()] : [])));

const same = (a: string | undefined, b: string | undefined): boolean => a?.toLowerCase() === b?.toLowerCase();

/** Why this account cannot vote on a proposal; null if it can. The contract decides by the same rules. */
export function cannotVote(item: QueueItem, { account, curators }: Pick<Known, 'account' | 'curators'>): string | null {
  if (item.state !== 'open') return t('It is {state}: nothing is left to decide.', { state: stateWords(item) });
  if (!account) return t('No wallet is connected.');
  if (same(account, item.proposal.proposer)) return t('You proposed it, and nobody judges an own proposal.');
  if (!curators.has(account.toLowerCase())) return t('This account holds no curator’s seat.');
  const own = item.votes.find((vote) => same(vote.curator, account) && vote.counts);
  if (own)
    return own.vote === 'approve'
      ? t('You have {done} it.', { done: yesDone(item.action) })
      : t('You have voted to {no} it.', { no: noWord(item.action) });
  return null;
}

/** A curator has done something for it: proposed it, voted, signed or commented. */
export const isLifted = (item: QueueItem, { curators, lifted }: Pick<Known, 'curators' | 'lifted'>): boolean =>
  item.votes.length > 0 || lifted.has(item.id) || curators.has(item.proposal.proposer.toLowerCase());

const closed: readonly QueueItem['state'][] = ['executed', 'rejected', 'withdrawn', 'expired', 'stale'];

function passes(item: QueueItem, view: ReviewView, known: Known): boolean {
  if (view.state === 'closed' ? !closed.includes(item.state) : view.state !== 'any' && item.state !== view.state) return false;
  if (view.kind && item.entry.kind !== view.kind) return false;
  if (view.action && item.action !== view.action) return false;
  if (view.mine && cannotVote(item, known) !== null) return false;
  if (!view.project) return true;
  const { kind, key } = item.entry;
  if (kind === 'project' || kind === 'metric') return key === view.project;
  return known.projects.get(item.id)?.includes(view.project) ?? false;
}

/** The proposals of a view: open ones by what is left to decide them, the nearest deadline first; closed ones newest first. */
export function shownIn(items: readonly QueueItem[], view: ReviewView, known: Known): Shown {
  const passing = items.filter((item) => passes(item, view, known));
  const open = passing
    .filter((item) => item.state === 'open')
    .toSorted((a, b) => a.proposal.deadline - b.proposal.deadline || a.openedAt - b.openedAt);
  const others = passing.filter((item) => item.state !== 'open').toSorted((a, b) => endOf(b) - endOf(a));
  return {
    lifted: [...open.filter((item) => isLifted(item, known)), ...others],
    folded: open.filter((item) => !isLifted(item, known)),
  };
}

const endOf = (item: QueueItem): number => item.closed?.at ?? item.openedAt;

/** How many there are in each state of the filter, whatever else is filtered. */
export function tally(items: readonly QueueItem[]): { open: number; oldest: number | null; overdue: number } {
  const open = items.filter((item) => item.state === 'open');
  return {
    open: open.length,
    oldest: open.length > 0 ? Math.min(...open.map((item) => item.openedAt)) : null,
    overdue: items.filter((item) => item.state === 'expired' || item.state === 'stale').length,
  };
}
