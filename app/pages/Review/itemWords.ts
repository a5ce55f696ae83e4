import type { QueueItem } from '../../../registry/records/index.ts';
import { monthName } from '../Notes/months.ts';

/** How a state is said of a proposal. A dispute is upheld or dismissed where a change is approved or rejected. */
export function stateWords({ state, action, spam }: Pick<QueueItem, 'state' | 'action' | 'spam'>): string {
  if (state === 'executed') return action === 'dispute' ? 'upheld' : 'approved';
  if (state === 'rejected') return spam ? 'rejected as spam' : action === 'dispute' ? 'dismissed' : 'rejected';
  return state;
}

/** What a vote is called. */
export const yesWord = (action: QueueItem['action']): string => (action === 'dispute' ? 'uphold' : 'approve');
export const yesDone = (action: QueueItem['action']): string => (action === 'dispute' ? 'upheld' : 'approved');
export const noWord = (action: QueueItem['action']): string => (action === 'dispute' ? 'dismiss' : 'reject');

/** Which entry, and from which version to which. */
export function entryWords({
  entry,
  action,
  proposal,
  version,
}: Pick<QueueItem, 'entry' | 'action' | 'proposal'> & { version?: number | null }): string {
  const { kind, period, key } = entry;
  const which =
    kind === 'note' && period > 0 ? `note ${key} of ${monthName(period)}` : kind === 'metric' ? `readings of ${key}` : `${kind} ${key}`;
  if (action === 'create') return `new ${which}`;
  if (action === 'dispute') return `dispute of ${which}, version ${proposal.baseVersion}`;
  return `${action} of ${which}, version ${proposal.baseVersion} to ${version ?? proposal.baseVersion + 1}`;
}

/** The heading of a proposal, once its document has been read; else by its key. */
export function headingOf({ entry, action }: Pick<QueueItem, 'entry' | 'action'>, name: string | null): string {
  const called = name || entry.key;
  const prefix = { create: '', update: '', retire: 'Retire ', restore: 'Restore ', dispute: 'Dispute: ' }[action];
  return `${prefix}${called}${entry.kind === 'metric' && action !== 'dispute' ? ': readings' : ''}`;
}
