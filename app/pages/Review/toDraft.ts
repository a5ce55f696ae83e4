import type { QueueItem } from '../../../registry/records/index.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { go } from '../../state/useRoute.ts';
import { drafts, newDraftId } from '../Contribute/draftStore.ts';
import type { Subject } from './subject.ts';

/**
 * Keeps the proposed document as a draft on the base that it was written for, and opens it. Where that base is no longer
 * the head, the form offers to rebase it, and shows each conflict. Throws `DraftNotKeptError`.
 */
export function openAsDraft(item: QueueItem, { next, base }: Subject): void {
  if (next.state !== 'read') return;
  const { kind, period, key } = item.entry;
  const digest = base?.state === 'read' ? base.whole.digest : base?.digest;
  const id = newDraftId();
  drafts.write({
    id,
    kind,
    period: digest ? period : 0,
    slug: digest ? key : null,
    base: digest ? { version: item.proposal.baseVersion, digest } : null,
    document: next.whole.document as never,
    savedAt: Date.now(),
    submission: null,
  });
  go(contributeHref({ kind, period: digest ? period : 0, slug: digest ? key : null, draft: id }));
}
