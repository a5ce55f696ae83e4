import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { Overview } from '../../../registry/schema/documents.ts';
import type { FieldId } from '../../../registry/schema/fields.ts';
import type { Comparability } from '../../../registry/table/order.ts';
import type { EntryState } from '../../state/register.ts';
import type { ProjectsView } from '../../state/route/projects.ts';
import { useFieldHelp } from '../../state/useFieldHelp.ts';
import { sumCounts } from '../../ui/marks/index.tsx';
import { CONTENT, type Column, densityOf, KNOWN_WIDTH, SYSTEM_WIDTH } from './columns.ts';
import { Head, runsOf } from './Head.tsx';
import { Row, type RowProps } from './Row.tsx';
import { useScrollBox } from './useScrollBox.ts';

const ManyRows = lazy(() => import('./many/ManyRows.tsx'));

/** More rows than these are drawn as they come into view. */
export const MANY = 30;

export interface TableProps {
  rows: readonly EntryState<Overview>[];
  /** Every verified profile, filtered out or not: what a column's units are counted over. */
  documents: readonly Overview[];
  /** Whether the numbers of a field may be ranked. */
  comparable: (field: FieldId) => Comparability;
  columns: readonly Column[];
  view: ProjectsView;
  /** Names the order and the number of rows, for those who do not see the page. */
  caption: string;
  now: Date;
  /** Readings are drawn beside the figures. */
  sparks?: boolean;
  /** Draws the rows as they come into view, however few they are now. */
  many?: boolean;
  /** Chooses a system for a comparison. */
  pick?: (slug: string) => void;
  change: (view: Partial<ProjectsView>) => void;
}

/** The condensed table: systems by fields, two sticky head rows, a sticky first column, one tab stop. */
export function Table(props: TableProps) {
  // What is typed, ticked or has arrived is taken at once; the rows are drawn in slices behind it.
  const asked = useSame(props);
  const shown = useDeferredValue(asked);
  const { rows, documents, comparable, columns, view, caption, now, sparks = false } = shown;
  const { change, pick } = props;
  const width = columns.reduce((sum, column) => sum + column.width, SYSTEM_WIDTH + KNOWN_WIDTH);
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const reveal = useRef<((index: number) => void) | null>(null);
  useScrollBox(box, width);
  const help = useFieldHelp(documents.length > 0);
  // Arrow keys come after the first table: they are not needed to draw it.
  useEffect(() => {
    let release: (() => void) | undefined;
    let gone = false;
    import('./gridKeys.ts').then(
      ({ gridKeys }) => {
        if (table.current && !gone) release = gridKeys(table.current, (index) => reveal.current?.(index));
      },
      () => undefined, // without them Tab still reaches every cell
    );
    return () => {
      gone = true;
      release?.();
    };
  }, []);
  const most = useMemo(() => mostOf(documents), [documents]);
  const density = densityOf(view);
  const drawn = (row: EntryState<Overview>): RowProps => ({
    ...{ row, columns, most, now, sparks, line: density === 'line', pick },
    picked: view.compare.includes(row.entry.key),
    open: view.cell?.slug === row.entry.key ? view.cell.field : null,
    onOpen: (field) => change({ cell: { slug: row.entry.key, field } }),
  });
  const many = shown.many || rows.length > MANY;
  return (
    <div className="scroller" ref={box} data-wide={width > CONTENT || undefined}>
      <table
        className={`register-table ${density === 'full' ? '' : 'condensed'}`}
        data-density={density}
        aria-rowcount={many ? rows.length + 2 : undefined}
        aria-busy={shown !== asked || undefined}
        ref={table}
        style={{ minWidth: width }}
      >
        <caption className="visually-hidden">{caption}</caption>
        <colgroup>
          <col style={{ width: SYSTEM_WIDTH }} />
        </colgroup>
        {runsOf(columns).map((run) => (
          <colgroup key={run.key}>
            {run.columns.map((column) => (
              <col key={column.id} style={{ width: column.width }} />
            ))}
          </colgroup>
        ))}
        <colgroup>
          <col style={{ width: KNOWN_WIDTH }} />
        </colgroup>
        <Head columns={columns} help={help} comparable={comparable} sort={view.sort} onSort={(sort) => change({ sort })} />
        {many ? (
          <Suspense fallback={<tbody />}>
            <ManyRows
              rows={rows}
              propsOf={drawn}
              reveal={reveal}
              width={columns.length + 2}
              open={view.cell?.slug ?? null}
              density={density}
            />
          </Suspense>
        ) : (
          <tbody>
            {rows.map((row) => (
              <Row key={row.entry.key} {...drawn(row)} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

/** The same object while its parts are the same. */
function useSame<T extends object>(props: T): T {
  const last = useRef(props);
  if (Object.keys(props).some((name) => props[name as keyof T] !== last.current[name as keyof T])) last.current = props;
  return last.current;
}

/** Claims and absences of the best known system. */
function mostOf(documents: readonly Overview[]): number {
  return documents.reduce((most, { counts }) => {
    const sum = sumCounts(counts);
    return Math.max(most, sum.claims + sum.absences);
  }, 0);
}
