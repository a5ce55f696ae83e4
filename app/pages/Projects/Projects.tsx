import { lazy, useMemo, useState } from 'react';
import { fieldOf } from '../../../registry/schema/fields.ts';
import { plural } from '../../state/format.ts';
import { shownNow } from '../../state/now.ts';
import { retry, useProjects, useRegister } from '../../state/register.ts';
import type { Route } from '../../state/route.ts';
import { useIdle } from '../../state/useIdle.ts';
import { useMedia } from '../../state/useMedia.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { change } from './change.ts';
import { columnsOf } from './columns.ts';
import { Filters } from './Filters.tsx';
import { filterRows, withoutEach } from './filter.ts';
import { Legend } from './Legend.tsx';
import { orderRows, orderWords } from './order.ts';
import { Table } from './Table.tsx';
import './projects.css';
import './table.css';

const Empty = lazy(() => import('./Empty.tsx'));
const PhoneList = lazy(() => import('./PhoneList.tsx'));
const Words = lazy(async () => ({ default: (await import('../Words.tsx')).Words }));
const Claim = lazy(() => import('./claim/Claim.tsx'));
const TakeTable = lazy(() => import('../TakeAway/TakeTable.tsx'));

/** Rows that are drawn at once; a table of a thousand systems opens as fast as one of twenty. */
const PAGE = 60;

/** The condensed table of all systems, with its filters, and the claims behind one cell. */
export default function Projects({ route }: { route: Extract<Route, { page: 'projects' }> }) {
  const { view } = route;
  const { phase, error, firstPage } = useRegister();
  const all = useProjects();
  const narrow = useMedia('(max-width: 640px)');
  const [limit, setLimit] = useState(PAGE);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another register, another now
  const now = useMemo(() => shownNow(), [firstPage]);
  const columns = useMemo(() => columnsOf(view.groups), [view.groups]);
  const shownFields = useMemo(() => columns.flatMap((column) => column.fields), [columns]);
  const documents = useMemo(() => all.flatMap((row) => (row.state === 'verified' ? [row.document] : [])), [all]);
  const rows = useMemo(() => orderRows(filterRows(all, view, shownFields), view.sort), [all, view, shownFields]);
  const order = view.sort ? `by ${fieldOf(view.sort.field).label.toLowerCase()}, ${orderWords[view.sort.by]}` : 'by name';
  const opened = view.cell && all.find((row) => row.entry.key === view.cell?.slug);
  // Prose is asked for once the table has all that it needs.
  const settled = useIdle(all.length > 0 && all.every((row) => row.state !== 'waiting'));
  const group = view.groups[0] ?? 'verification';

  return (
    <div className="wrap projects">
      <header className="page-head">
        <h1>Projects</h1>
        <p>
          This section provides a structured overview of systems related to DeML OS. The goal is comparison, not promotion. Every cell opens
          the claim behind it: who says so, since when, and who approved it.
        </p>
      </header>
      <Filters view={view} columns={columns} />
      <Legend>
        {rows.length > 0 && (
          <Later>
            <TakeTable rows={rows} all={all} view={view} narrow={narrow} />
          </Later>
        )}
      </Legend>
      <div className="frame">
        {phase === 'failed' && error && all.length === 0 ? (
          <ErrorBox error={error} title="The register could not be read" onRetry={retry} />
        ) : all.length === 0 && phase === 'loading' ? (
          <Opening />
        ) : all.length === 0 ? (
          <p className="empty">
            <b>The register holds no system yet.</b> The first one shows here once its proposal is approved.
          </p>
        ) : rows.length === 0 ? (
          <Later>
            <Empty view={view} without={withoutEach(all, view, shownFields)} />
          </Later>
        ) : narrow ? (
          <Later fallback={<Opening />}>
            <PhoneList rows={rows.slice(0, limit)} group={group} now={now} />
          </Later>
        ) : (
          <Table
            rows={rows.slice(0, limit)}
            documents={documents}
            columns={columns}
            view={view}
            now={now}
            change={change}
            caption={`${plural(rows.length, 'system')}, ${order}`}
          />
        )}
        {view.cell && opened?.state === 'verified' && (
          <Later>
            <Claim
              key={`${view.cell.slug}.${view.cell.field}`}
              entry={opened.entry}
              document={opened.document}
              field={view.cell.field}
              now={now}
              onClose={() => change({ cell: null })}
            />
          </Later>
        )}
      </div>
      {all.length > 0 && (
        <p className="tail">
          {rows.length === all.length ? plural(all.length, 'system') : `${rows.length} of ${plural(all.length, 'system')}`}, {order}.
          {rows.length > limit && (
            <>
              {' '}
              <button type="button" className="textbutton" onClick={() => setLimit(limit + PAGE)}>
                Show {Math.min(PAGE, rows.length - limit)} more
              </button>
            </>
          )}
          {!narrow && rows.length > 0 && ' In the table: arrow keys move, Enter opens the claim, Escape closes it, / finds.'}
        </p>
      )}
      {settled && (
        <Later>
          <Words section="projects" heading="What is compared" withoutLead />
        </Later>
      )}
    </div>
  );
}

/** The table before the chain has answered: its rules and its rows in their sizes. */
function Opening() {
  return (
    <div className="opening">
      <p className="slow" role="status">
        Reading which revisions the chain holds.
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
