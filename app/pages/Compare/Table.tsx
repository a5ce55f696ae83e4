import { type CSSProperties, useEffect, useRef } from 'react';
import type { ComparedRow } from '../../../registry/comparison/order.ts';
import type { Overview, Question } from '../../../registry/schema/documents.ts';
import type { CompareView } from '../../state/route/compare.ts';
import { useFieldHelp } from '../../state/useFieldHelp.ts';
import { t } from '../../words/t.tsx';
import { gridKeys } from '../Projects/gridKeys.ts';
import { useScrollBox } from '../Projects/useScrollBox.ts';
import { Head } from './Head.tsx';
import { Section } from './Section.tsx';
import type { System } from './useSystems.ts';

/** Pixels of the labels, and of a column at the least. */
const LABEL = 156;
const COLUMN = 176;

export interface TableProps {
  view: CompareView;
  columns: readonly System[];
  documents: readonly Overview[];
  rows: readonly { question: Question; rows: readonly ComparedRow[] }[];
  now: Date;
}

/** Systems as columns under heads that stay, fields as rows. One tab stop for its cells; arrows move, Enter opens the claim. */
export function Table({ view, columns, documents, rows, now }: TableProps) {
  const box = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  useScrollBox(box, LABEL + COLUMN * columns.length);
  useEffect(() => (table.current ? gridKeys(table.current) : undefined), []);
  const help = useFieldHelp(documents.length > 0);
  return (
    <div className="compare-scroll" ref={box}>
      <table
        className="compare-table"
        data-many={columns.length > 4 || undefined}
        ref={table}
        style={{ '--least': `${LABEL + COLUMN * columns.length}px` } as CSSProperties}
      >
        <caption className="visually-hidden">
          {view.order === 'differences'
            ? t('{count} systems side by side, rows that differ first', { count: columns.length })
            : t('{count} systems side by side, rows as in the dictionary', { count: columns.length })}
        </caption>
        <colgroup>
          <col className="compare-label" />
          {columns.map(({ slug }) => (
            <col key={slug} />
          ))}
        </colgroup>
        <Head columns={columns} chosen={view.systems} />
        {rows.map((section) => (
          <Section key={section.question} {...section} {...{ view, columns, documents, help, now }} />
        ))}
      </table>
    </div>
  );
}
