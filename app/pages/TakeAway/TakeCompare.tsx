import type { ComparedRow } from '../../../registry/comparison/order.ts';
import { FATE, lifeFields } from '../../../registry/comparison/sections.ts';
import { recordsOfTable } from '../../../registry/export/recordsOf.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import type { EntryState } from '../../state/entryState.ts';
import { type CompareView, compareHref } from '../../state/route/compare.ts';
import { readGroups } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

/** A comparison as it stands: its systems in their order, and of each the fields of the rows that are shown, then life and shared parts. */
export default function TakeCompare({
  columns,
  rows,
  view,
}: {
  columns: readonly ({ slug: string } & (EntryState<Overview> | { state: 'loading' }))[];
  rows: readonly { rows: readonly ComparedRow[] }[];
  view: CompareView;
}) {
  const read = columns.filter((one) => one.state !== 'loading');
  const isShown = ({ likeness }: ComparedRow) => view.equal === 'shown' || likeness === 'differ' || likeness === null;
  const fields: readonly FieldId[] = [
    ...rows.flatMap((section) => section.rows.filter(isShown).map(({ field }) => field)),
    ...lifeFields,
    FATE,
  ];
  const needed = ({ fields: cells }: Overview) => [
    ...new Set(fields.filter((field) => 'claims' in cells[field]).map((field) => fieldOf(field).group)),
  ];
  return (
    <TakeAway
      shown={{
        title: `comparison of ${read.map((one) => (one.state === 'verified' ? one.document.name : one.slug)).join(', ')}`,
        name: `compare-${read.map(({ slug }) => slug).join('-')}`.slice(0, 80),
        address: compareHref({ ...view, cell: null }),
        subject: 'claims',
        collections: [{ kind: 'project', period: 0 }],
        waiting: read.length < columns.length || read.some(({ state }) => state === 'waiting'),
        records: async (blocks) => recordsOfTable(await readGroups(read, blocks, needed), fields),
      }}
    />
  );
}
