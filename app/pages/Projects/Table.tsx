import { useEffect, useRef } from 'react';
import type { Overview } from '../../../registry/schema/documents.ts';
import type { FieldId } from '../../../registry/schema/fields.ts';
import type { Comparability } from '../../../registry/table/order.ts';
import type { EntryState } from '../../state/register.ts';
import type { ProjectsView } from '../../state/route/projects.ts';
import { useFieldHelp } from '../../state/useFieldHelp.ts';
import { sumCounts } from '../../ui/marks/index.tsx';
import { CONTENT, type Column, KNOWN_WIDTH, SYSTEM_WIDTH } from './columns.ts';
import { Head } from './Head.tsx';
import { Row } from './Row.tsx';
import { useScrollBox } from './useScrollBox.ts';

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
  change: (view: Partial<ProjectsView>) => void;
}

/** The condensed table: systems by fields, two sticky head rows, a sticky first column, one tab stop. */
export function Table({ rows, documents, comparable, columns, view, caption, now, sparks = false, change }: TableProps) {
  const width = columns.reduce((sum, column) => sum + column.width, SYSTEM_WIDTH + KNOWN_WIDTH);
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  useScrollBox(box, width);
  const help = useFieldHelp(documents.length > 0);
  // Arrow keys come after the first table: they are not needed to draw it.
  useEffect(() => {
    let release: (() => void) | undefined;
    let gone = false;
    import('./gridKeys.ts').then(
      ({ gridKeys }) => {
        if (table.current && !gone) release = gridKeys(table.current);
      },
      () => undefined, // without them Tab still reaches every cell
    );
    return () => {
      gone = true;
      release?.();
    };
  }, []);
  const most = Math.max(
    ...documents.map(({ counts }) => {
      const sum = sumCounts(counts);
      return sum.claims + sum.absences;
    }),
  );
  return (
    <div className="scroller" ref={box} data-wide={width > CONTENT || undefined}>
      <table className={view.groups.length === 0 ? 'register-table condensed' : 'register-table'} ref={table} style={{ minWidth: width }}>
        <caption className="visually-hidden">{caption}</caption>
        <colgroup>
          <col style={{ width: SYSTEM_WIDTH }} />
          {columns.map((column) => (
            <col key={column.id} style={{ width: column.width }} />
          ))}
          <col style={{ width: KNOWN_WIDTH }} />
        </colgroup>
        <Head columns={columns} help={help} comparable={comparable} sort={view.sort} onSort={(sort) => change({ sort })} />
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.entry.key}
              row={row}
              columns={columns}
              most={most}
              open={view.cell?.slug === row.entry.key ? view.cell.field : null}
              now={now}
              sparks={sparks}
              onOpen={(field) => change({ cell: { slug: row.entry.key, field } })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
