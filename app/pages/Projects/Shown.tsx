import { lazy, type ReactNode } from 'react';
import type { Overview } from '../../../registry/schema/documents.ts';
import type { FieldId } from '../../../registry/schema/fields.ts';
import type { Comparability } from '../../../registry/table/order.ts';
import type { EntryState } from '../../state/register.ts';
import type { ProjectsView } from '../../state/route/projects.ts';
import { useIdle } from '../../state/useIdle.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { t } from '../../words/t.tsx';
import { change, pick } from './change.ts';
import type { Column } from './columns.ts';
import { OpenedCell } from './OpenedCell.tsx';
import { Table } from './Table.tsx';

const Picked = lazy(() => import('./Picked.tsx'));
const PhoneList = lazy(() => import('./PhoneList.tsx'));
const Words = lazy(async () => ({ default: (await import('../Words.tsx')).Words }));

export interface ShownProps {
  /** The rows that are drawn. */
  rows: readonly EntryState<Overview>[];
  documents: readonly Overview[];
  comparable: (field: FieldId) => Comparability;
  columns: readonly Column[];
  view: ProjectsView;
  narrow: boolean;
  now: Date;
  caption: string;
  /** More rows are to come: they are drawn as they come into view. */
  many?: boolean;
  /** Stands in place of the rows. */
  instead?: ReactNode;
}

/** The rows as a table or, on a narrow screen, as a list; and the claims behind one cell. */
export function Shown({ rows, documents, comparable, columns, view, narrow, now, caption, many = false, instead }: ShownProps) {
  // They lie in other documents, which are asked for once these rows stand.
  const sparks = useIdle(rows.some(({ state }) => state === 'verified'));
  return (
    <div className="frame">
      {instead ??
        (narrow ? (
          <Later fallback={<Opening />}>
            <PhoneList rows={rows} group={view.groups[0] ?? 'verification'} picked={view.compare} now={now} sparks={sparks} />
          </Later>
        ) : (
          <Table {...{ rows, documents, comparable, columns, view, now, caption, sparks, many, change, pick }} />
        ))}
      {view.compare.length > 0 && (
        <Later>
          <Picked slugs={view.compare} documents={documents} />
        </Later>
      )}
      {view.cell && <OpenedCell cell={view.cell} now={now} onClose={() => change({ cell: null })} />}
    </div>
  );
}

/** What is compared, in prose: asked for once the table has all that it needs. */
export function Prose({ ready }: { ready: boolean }) {
  return useIdle(ready) ? (
    <Later>
      <Words section="projects" heading={t('What is compared')} withoutLead />
    </Later>
  ) : null;
}

/** The table before the chain has answered: its rules and its rows in their sizes. */
export function Opening() {
  return (
    <div className="opening">
      <p className="slow" role="status">
        {t('Reading which revisions the chain holds.')}
      </p>
      {Array.from({ length: 8 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows stand for nothing yet
        <div key={i} className="opening-row">
          <Bars widths={[110, 70]} />
          <Bars widths={[70, 50]} />
          <Bars widths={[150, 120]} />
          <Bars widths={[90, 60]} />
          <Bars widths={[80, 80]} />
        </div>
      ))}
    </div>
  );
}
