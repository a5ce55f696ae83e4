import type { QueueItem } from '../../../registry/records/index.ts';
import { isLabKey } from '../../../registry/schema/labKey.ts';
import { t, word } from '../../words/t.tsx';
import { monthName } from '../Notes/months.ts';
import { nameOfKey } from '../readings.ts';

/** How a state is said of a proposal. A dispute is upheld or dismissed where a change is approved or rejected. */
export function stateWords({ state, action, spam }: Pick<QueueItem, 'state' | 'action' | 'spam'>): string {
  if (state === 'executed') return yesDone(action);
  if (state === 'rejected') return spam ? t('rejected as spam') : action === 'dispute' ? t('dismissed') : t('rejected');
  return t(open[state]);
}

const open = {
  open: word('still open'),
  withdrawn: word('withdrawn'),
  expired: word('expired'),
  stale: word('stale'),
  unknown: word('unknown'),
} as const;

/** What a vote is called. */
export const yesWord = (action: QueueItem['action']): string => (action === 'dispute' ? t('uphold') : t('approve'));
export const yesDone = (action: QueueItem['action']): string => (action === 'dispute' ? t('upheld') : t('approved'));
export const noWord = (action: QueueItem['action']): string => (action === 'dispute' ? t('dismiss') : t('reject'));

/** Which entry, and from which version to which. */
export function entryWords({
  entry,
  action,
  proposal,
  version,
}: Pick<QueueItem, 'entry' | 'action' | 'proposal'> & { version?: number | null }): string {
  const which = whichEntry(entry);
  if (action === 'create') return t('new {which}', { which });
  if (action === 'dispute') return t('dispute of {which}, version {version}', { which, version: proposal.baseVersion });
  return t(moves[action], { which, from: proposal.baseVersion, to: version ?? proposal.baseVersion + 1 });
}

const moves = {
  update: word('update of {which}, version {from} to {to}'),
  retire: word('retire of {which}, version {from} to {to}'),
  restore: word('restore of {which}, version {from} to {to}'),
} as const;

/** An entry by its kind and key. */
export function whichEntry({ kind, period, key }: Pick<QueueItem['entry'], 'kind' | 'period' | 'key'>): string {
  if (kind === 'note' && period > 0) return t('note {key} of {month}', { key, month: monthName(period) });
  return t(entries[kind], { key: kind === 'metric' ? nameOfKey(key) : key });
}

const entries = {
  project: word('project {key}'),
  metric: word('readings of {key}'),
  note: word('note {key}'),
  page: word('page {key}'),
} as const;

/** The heading of a proposal, once its document has been read; else by its key. */
export function headingOf({ entry, action }: Pick<QueueItem, 'entry' | 'action'>, name: string | null): string {
  const called =
    entry.kind === 'metric' && action !== 'dispute'
      ? t('{name}: readings', { name: name || (isLabKey(entry.key) ? t('The Lab') : entry.key) })
      : name || entry.key;
  const heading = headings[action];
  return heading ? t(heading, { name: called }) : called;
}

const headings = {
  create: null,
  update: null,
  retire: word('Retire {name}'),
  restore: word('Restore {name}'),
  dispute: word('Dispute: {name}'),
} as const;
