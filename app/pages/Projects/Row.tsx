import { memo } from 'react';
import type { Overview } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { labelOf } from '../../../registry/schema/vocabulary.ts';
import { headlineIn } from '../../../registry/table/order.ts';
import { formatHex, plural } from '../../state/format.ts';
import { type EntryState, retry } from '../../state/register.ts';
import { projectHref } from '../../state/route/project.ts';
import { CopyButton, detailsOf } from '../../ui/ErrorBox.tsx';
import { KnownBar, Monogram, sumCounts, Unequal } from '../../ui/marks/index.tsx';
import { Coming } from '../Coming.tsx';
import { CellView } from './CellView.tsx';
import { type Column, LIFE } from './columns.ts';
import { inLine } from './fit.ts';

export interface RowProps {
  row: EntryState<Overview>;
  columns: readonly Column[];
  /** Claims and absences of the best known system: a full bar. */
  most: number;
  /** The field whose claims are open, in this row. */
  open: FieldId | null;
  now: Date;
  /** Readings are drawn beside the figures. */
  sparks: boolean;
  onOpen: (field: FieldId) => void;
}

/** One system. A row whose document is on its way, missing or refused says so, and shows no value. */
export const Row = memo(
  function Row(props: RowProps) {
    const { row, columns } = props;
    if (row.state === 'verified') return <SystemRow {...props} document={row.document} />;
    if (row.state === 'waiting')
      return (
        <tr className="waiting">
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
            <span className="slow">on its way</span>
          </td>
        </tr>
      );
    return (
      <tr className="trouble">
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
                <b className="conflict">{row.state === 'invalid' ? 'Refused' : 'Not to be had now'}</b> {row.error.message} {row.error.fix}
              </>
            )}
          </p>
          <p className="acts">
            <span className="mono">
              version {row.entry.version} · {formatHex(row.entry.digest)}
            </span>
            {row.state === 'unavailable' && (
              <button type="button" className="textbutton" onClick={retry}>
                Try again
              </button>
            )}
            <CopyButton text={() => detailsOf(row.error)}>Copy details</CopyButton>
          </p>
        </td>
      </tr>
    );
  },
  (before, after) =>
    before.row === after.row &&
    before.columns === after.columns &&
    before.open === after.open &&
    before.most === after.most &&
    before.now === after.now &&
    before.sparks === after.sparks,
);

function SystemRow({ row, document, columns, most, open, now, sparks, onOpen }: RowProps & { document: Overview }) {
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
    <tr className={row.entry.status === 'retired' ? 'retired' : undefined}>
      <th scope="row">
        <span className="system">
          <Monogram letters={document.monogram} />
          <span>
            <a className="part name" href={projectHref(document.slug)}>
              {document.name}
            </a>
            {category && <span className="second">{inLine(category)}</span>}
            <button {...part(LIFE)}>
              <span className="second old-ink">
                <span className={document.life.status === 'live' ? 'visually-hidden' : undefined}>{labelOf(document.life.status)} </span>
                <span className="nowrap">since {document.life.since}</span>
              </span>
            </button>
            {row.entry.status === 'retired' && <span className="second conflict">retired from the register</span>}
            {row.entry.status === 'disputed' && <span className="second conflict">this version is disputed</span>}
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
              {column.fields.length > 1 && <span className="visually-hidden">{fieldOf(field).label}: </span>}
              <CellView
                field={field}
                cell={document.fields[field]}
                now={now}
                stacked={column.fields.length > 1}
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
      <span className="second old-ink">{sum.absences} absent</span>
      {sum.conflicts > 0 && (
        <span className="second conflict">
          {sum.conflicts} <Unequal />
        </span>
      )}
    </td>
  );
}
