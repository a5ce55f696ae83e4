import { recordsOfChanges } from '../../../registry/export/recordsOfLists.ts';
import type { ChangedEntry } from '../../../registry/history/getChanges.ts';
import { type ChangesView, changesHref } from '../../state/route/history.ts';
import type { Said } from '../Changes/useChanges.ts';
import { collectionsOf } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

/** The revisions that a page of changes shows, with what each says that moved. */
export default function TakeChanges({
  rows,
  said,
  view,
  from,
}: {
  rows: readonly ChangedEntry[];
  said: ReadonlyMap<string, Said>;
  view: ChangesView;
  from: string;
}) {
  const filters = [view.kind, view.change && `of kind ${view.change}`, view.project && `of ${view.project}`].filter(Boolean);
  return (
    <TakeAway
      shown={{
        title: [`changes from ${from} to ${view.to ?? 'the newest block'}`, ...filters].join(', '),
        name: 'changes',
        address: changesHref({ ...view, from }),
        subject: 'changes',
        collections: collectionsOf(rows),
        waiting: rows.some(({ revision }) => !said.has(revision.digest)),
        records: async () =>
          recordsOfChanges(
            rows.flatMap((row) => {
              const words = said.get(row.revision.digest);
              return words ? [{ row, said: words }] : [];
            }),
          ),
      }}
    />
  );
}
