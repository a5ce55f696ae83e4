import type { Desk, DeskApproval } from '../../../registry/desk/types.ts';
import type { QueueItem } from '../../../registry/records/index.ts';
import { t } from '../../words/t.tsx';
import { stateWords, whichEntry } from './itemWords.ts';

/** Signatures that wait, of curators who have not voted on chain: a vote counts once. */
export function signaturesFor(item: QueueItem, desk: Desk | null): DeskApproval[] {
  const voted = new Set(item.votes.map(({ seat }) => seat));
  const proposer = item.proposal.proposer.toLowerCase();
  return (desk?.approvals ?? []).filter(({ seat, curator }) => !voted.has(seat) && curator.toLowerCase() !== proposer);
}

/** The signatures that complete the quorum, no more than it needs; null while some are missing. */
export function completing(item: QueueItem, desk: Desk | null): DeskApproval[] | null {
  const missing = item.proposal.quorum - item.approvals;
  const signatures = signaturesFor(item, desk);
  return item.state === 'open' && missing > 0 && signatures.length >= missing ? signatures.slice(0, missing) : null;
}

/** Who may end a proposal without judging it, and why not the others. */
export function cannotWithdraw(item: QueueItem, account: string | undefined, offered: boolean): string | null {
  if (item.state === 'executed' || item.state === 'rejected' || item.state === 'withdrawn')
    return t('It is {state}.', { state: stateWords(item) });
  if (account?.toLowerCase() === item.proposal.proposer.toLowerCase()) return null;
  if (offered) return t('Only its proposer may take an offer back.');
  return item.state === 'expired' ? null : t('Until its deadline only its proposer may withdraw it.');
}

/** A batch of approvals that can all take place: those that change one entry twice are left out, with the reason. */
export function batchOf(items: readonly QueueItem[]): { ready: QueueItem[]; leftOut: { item: QueueItem; reason: string }[] } {
  const ready: QueueItem[] = [];
  const leftOut: { item: QueueItem; reason: string }[] = [];
  for (const item of items) {
    const twin = ready.find((one) => one.entry.id === item.entry.id && one.approvals + 1 >= one.proposal.quorum);
    if (twin)
      leftOut.push({
        item,
        reason: t('another proposal of this batch changes {entry}, and then this one is stale', {
          entry: whichEntry({ ...item.entry, period: 0 }),
        }),
      });
    else ready.push(item);
  }
  return { ready, leftOut };
}
