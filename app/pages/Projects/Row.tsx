import { memo } from 'react';
import type { Overview } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { headlineIn } from '../../../registry/table/order.ts';
import { formatHex, plural } from '../../state/format.ts';
import { type EntryState, retry } from '../../state/register.ts';
import { projectHref } from '../../state/route/project.ts';
import { CopyButton, detailsOf } from '../../ui/ErrorBox.tsx';
import { KnownBar, Monogram, sumCounts, Unequal } from '../../ui/marks/index.tsx';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { Coming } from '../Coming.tsx';
import { CellView } from './CellView.tsx';
import { type Column, LIFE } from './columns.ts';
import { inLine } from './fit.ts';

export interface RowProps {
  row: EntryState<Overview>;
  /** Its place among all rows, where not all are drawn. */
  index?: number;
  /** Learns how high the row is. */
  measure?: (row: HTMLTableRowElement | null) => void;
  columns: readonly Column[];
  /** Claims and absences of the best known system: a full bar. */
  most: number;
  /** The field whose claims are open, in this row. */
  open: FieldId | null;
  now: Date;
  /** A single line in each cell. */
  line: boolean;
  /** Readings are drawn beside the figures. */
  sparks: boolean;
  /** Chosen to stand beside others. */
  picked: boolean;
  /** Chooses the system for a comparison, or leaves it out again; absent in a preview. */
  pick: ((slug: string) => void) | undefined;
  onOpen: (field: FieldId) => void;
}

/** What a row of many says of its place: the two rows of the head come before it. */
const placeOf = ({ index, measure }: RowProps) =>
  index === undefined ? {} : { ref: measure, 'data-index': index, 'aria-rowindex': index + 3 };

/** One system. A row whose document is on its way, missing or refused says so, and shows no value. */
export const Row = memo(
  function Row(props: RowProps) {
    const { row, columns } = props;
    if (row.state === 'verified') return <SystemRow {...props} document={row.document} />;
    if (row.state === 'waiting')
      return (
        <tr className="waiting" {...placeOf(props)}>
          <th scope="row">
            <span className="system">
              <Monogram letters="" />
              <span className="mono">{row.entry.key}</span>
            </span>
          </th>
          {columns.map((column) => (
            <td key={column.id}>
              <span className="bar" style={{ width: Math.min(column.width - 20, 90) }} />
            </td>
          ))}
          <td>
            <span className="slow">{t('on its way')}</span>
          </td>
        </tr>
      );
    return (
      <tr className="trouble" {...placeOf(props)}>
        <th scope="row">
          <span className="system">
            <Monogram letters="" />
            <a className="mono" href={projectHref(row.entry.key)}>
              {row.entry.key}
            </a>
          </span>
        </th>
        <td colSpan={columns.length + 1}>
          <p>
            {row.state === 'coming' ? (
              <Coming entry={row.entry} error={row.error} />
            ) : (
              <>
                <b className="conflict">{row.state === 'invalid' ? t('Refused') : t('Not to be had now')}</b>{' '}
                <span lang="en">
                  {row.error.message} {row.error.fix}
                </span>
              </>
            )}
          </p>
          <p className="acts">
            <span className="mono">
              {t('version {version}', { version: row.entry.version })} · {formatHex(row.entry.digest)}
            </span>
            {row.state === 'unavailable' && (
              <button type="button" className="textbutton" onClick={retry}>
                {t('Try again')}
              </button>
            )}
            <CopyButton text={() => detailsOf(row.error)}>{t('Copy details')}</CopyButton>
          </p>
        </td>
      </tr>
    );
  },
  (before, after) =>
    Object.keys(after).every((name) => name === 'onOpen' || before[name as keyof RowProps] === after[name as keyof RowProps]),
);

function SystemRow(props: RowProps & { document: Overview }) {
  const { row, document, columns, most, open, now, line, sparks, picked, pick, onOpen } = props;
  const category = headlineIn(document, 'details.category')?.short;
  const part = (field: FieldId) => ({
    type: 'button' as const,
    className: 'part',
    'data-cell': `${document.slug}.${field}`,
    'aria-haspopup': 'dialog' as const,
    'aria-expanded': open === field,
    onClick: () => onOpen(field),
  });
  return (
    <tr className={row.entry.status === 'retired' ? 'retired' : undefined} {...placeOf(props)}>
      <th scope="row">
        <span className="system">
          {pick ? (
            <button
              type="button"
              className="part pick"
              aria-pressed={picked}
              title={t('Compare {name}', { name: document.name })}
              onClick={() => pick(document.slug)}
            >
              <Monogram letters={document.monogram} />
              <span className="visually-hidden">{t('Compare {name}', { name: document.name })}</span>
            </button>
          ) : (
            <Monogram letters={document.monogram} />
          )}
          <span>
            <a className="part name" href={projectHref(document.slug)}>
              {document.name}
            </a>
            {category && (
              <span className="second" lang="en">
                {inLine(category)}
              </span>
            )}
            <button {...part(LIFE)}>
              <span className="second old-ink">
                <span className={document.life.status === 'live' ? 'visually-hidden' : undefined}>{label(document.life.status)} </span>
                <span className="nowrap">{t('since {date}', { date: document.life.since })}</span>
              </span>
            </button>
            {row.entry.status === 'retired' && <span className="second conflict">{t('retired from the register')}</span>}
            {row.entry.status === 'disputed' && <span className="second conflict">{t('this version is disputed')}</span>}
          </span>
        </span>
      </th>
      {columns.map((column) => (
        <td
          key={column.id}
          data-open={(open && column.fields.includes(open)) || undefined}
          data-kind={fieldOf(column.fields[0] as FieldId).value}
        >
          {column.fields.map((field) => (
            <button key={field} {...part(field)}>
              {column.fields.length > 1 && <span className="visually-hidden">{fieldLabel(field)}: </span>}
              <CellView
                field={field}
                cell={document.fields[field]}
                now={now}
                stacked={column.fields.length > 1}
                line={line}
                bare={column.width < 40}
                room={column.room}
                spark={sparks ? document.slug : undefined}
              />
            </button>
          ))}
        </td>
      ))}
      <KnownCell counts={document.counts} most={most} />
    </tr>
  );
}

function KnownCell({ counts, most }: { counts: Overview['counts']; most: number }) {
  const sum = sumCounts(counts);
  return (
    <td className="coverage">
      <KnownBar counts={sum} max={most} />
      <span className="second">{plural(sum.claims, 'claim')}</span>
      <span className="second old-ink">{t('{count} absent', { count: sum.absences })}</span>
      {sum.conflicts > 0 && (
        <span className="second conflict">
          {sum.conflicts} <Unequal />
        </span>
      )}
    </td>
  );
}
