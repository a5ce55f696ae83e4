import { recordsOfTable } from '../../../registry/export/recordsOf.ts';
import { fieldIds, fieldOf, type Overview } from '../../../registry/schema/index.ts';
import type { EntryState } from '../../state/register.ts';
import { type CoverageView, coverageHref } from '../../state/route/coverage.ts';
import { readGroups } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

/** The matrix of what is known: of each system and field the headline claims, or the absence with where somebody looked. */
export default function TakeCoverage({ rows, view }: { rows: readonly EntryState<Overview>[]; view: CoverageView }) {
  const needed = ({ fields }: Overview) => [
    ...new Set(fieldIds.filter((field) => 'claims' in fields[field]).map((field) => fieldOf(field).group)),
  ];
  return (
    <TakeAway
      shown={{
        title: view.system ? `coverage of ${view.system}` : 'coverage, every field of every system',
        name: view.system ? `coverage-${view.system}` : 'coverage',
        address: coverageHref({ ...view, cell: null }),
        subject: 'claims',
        collections: [{ kind: 'project', period: 0 }],
        waiting: rows.some(({ state }) => state === 'waiting'),
        records: async (blocks) => recordsOfTable(await readGroups(rows, blocks, needed), fieldIds),
      }}
    />
  );
}
