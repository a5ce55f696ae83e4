import { recordsOfQueue } from '../../../registry/export/recordsOfLists.ts';
import type { QueueItem } from '../../../registry/records/types.ts';
import { type ReviewView, reviewHref } from '../../state/route/review.ts';
import { collectionsOf } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

/** The proposals of the queue that pass the filters, also those that stand below “Show more”. */
export default function TakeQueue({
  items,
  view,
  nameOf,
}: {
  items: readonly QueueItem[];
  view: ReviewView;
  nameOf: (item: QueueItem) => string;
}) {
  return (
    <TakeAway
      shown={{
        title: 'proposals',
        name: 'proposals',
        address: reviewHref(view),
        subject: 'proposals',
        collections: collectionsOf(items.map(({ entry }) => entry)),
        waiting: false,
        records: async () => recordsOfQueue(items, nameOf),
      }}
    />
  );
}
