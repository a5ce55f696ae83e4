import { recordsOfTable } from '../../../registry/export/recordsOf.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { labelOf } from '../../../registry/schema/vocabulary.ts';
import { type Facet, facets } from '../../../registry/table/facets.ts';
import type { EntryState } from '../../state/register.ts';
import { type ProjectsView, projectsHref } from '../../state/route/projects.ts';
import { columnsOf, fieldsOf, LIFE, phoneFields } from '../Projects/columns.ts';
import { readGroups } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

/** The table as it stands: `rows` in their order, after the filters; of each the fields that have a column, and those beside its name. */
export default function TakeTable({
  rows,
  view,
  narrow,
}: {
  /** Of a register that is not read whole, the way to read them all. */
  rows: readonly EntryState<Overview>[] | (() => Promise<readonly EntryState<Overview>[]>);
  view: ProjectsView;
  narrow: boolean;
}) {
  const columns = narrow ? phoneFields(view.groups[0] ?? 'verification') : fieldsOf(columnsOf(view));
  const fields = [...new Set<FieldId>(['details.category', LIFE, ...columns])];
  const needed = ({ fields: cells }: Overview) => [
    ...new Set(fields.filter((field) => 'claims' in cells[field]).map((field) => fieldOf(field).group)),
  ];
  return (
    <TakeAway
      shown={{
        title: titleOf(view, narrow),
        name: 'projects',
        address: projectsHref({ ...view, cell: null }),
        subject: 'claims',
        collections: [{ kind: 'project', period: 0 }],
        waiting: typeof rows !== 'function' && rows.some(({ state }) => state === 'waiting'),
        records: async (blocks) =>
          recordsOfTable(await readGroups(typeof rows === 'function' ? await rows() : rows, blocks, needed), fields),
      }}
    />
  );
}

/** What the view is of, in words: its columns, then the filters that are set. It stands in files, which are in English. */
function titleOf(view: ProjectsView, narrow: boolean): string {
  const { groups, columns, find, gaps } = view;
  const shown = narrow ? [groups[0] ?? 'verification'] : columns.length > 0 ? columns.map((id) => fieldOf(id).label) : groups;
  const filters = [
    find && `found by “${find}”`,
    ...facets.map((facet) => view[facet].length > 0 && `${facetTitles[facet]} ${view[facet].map(labelOf).join(' or ')}`),
    gaps !== 'shown' && `rows with gaps: ${labelOf(gaps)}`,
  ].filter(Boolean);
  return ['projects', shown.length > 0 && shown.map(labelOf).join(' and '), ...filters].filter(Boolean).join(', ');
}

const facetTitles: Readonly<Record<Facet, string>> = {
  task: 'task',
  family: 'verification',
  status: 'of status',
  party: 'must be honest:',
  subsidy: 'subsidy',
  entry: 'entry',
  upgrade: 'upgrades',
  life: 'life',
};
