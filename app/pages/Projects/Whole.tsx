import { lazy, useMemo, useState } from 'react';
import type { FieldId } from '../../../registry/schema/fields.ts';
import { filterRows, withoutEach } from '../../../registry/table/filter.ts';
import { comparability, orderRows } from '../../../registry/table/order.ts';
import { plural } from '../../state/format.ts';
import { retry, useProjects, useRegister } from '../../state/register.ts';
import { useIdle } from '../../state/useIdle.ts';
import { Later } from '../../ui/Boundary.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { fieldsOf } from './columns.ts';
import { Legend } from './Legend.tsx';
import { orderOf } from './orderOf.ts';
import { Opening, Prose, Shown, type ShownProps } from './Shown.tsx';

const Empty = lazy(() => import('./Empty.tsx'));
const TakeTable = lazy(() => import('../TakeAway/TakeTable.tsx'));

/** Rows that are drawn at once. */
const PAGE = 60;

export type TableProps = Pick<ShownProps, 'view' | 'columns' | 'narrow' | 'now'>;

/** The table of every system: read whole, filtered and put in order here, and so verified to its order. */
export function Whole({ view, columns, narrow, now }: TableProps) {
  const { phase, error } = useRegister();
  const all = useProjects();
  const [limit, setLimit] = useState(PAGE);
  const fields = useMemo(() => fieldsOf(columns), [columns]);
  const documents = useMemo(() => all.flatMap((row) => (row.state === 'verified' ? [row.document] : [])), [all]);
  const rows = useMemo(() => orderRows(filterRows(all, view, fields), view.sort), [all, view, fields]);
  const order = orderOf(view);
  const settled = all.length > 0 && all.every((row) => row.state !== 'waiting');
  const drawn = useIdle(settled);

  const instead =
    phase === 'failed' && error && all.length === 0 ? (
      <ErrorBox error={error} title="The register could not be read" onRetry={retry} />
    ) : all.length === 0 && phase === 'loading' ? (
      <Opening />
    ) : all.length === 0 ? (
      <p className="empty">
        <b>The register holds no system yet.</b> The first one shows here once its proposal is approved.
      </p>
    ) : rows.length === 0 ? (
      <Later>
        <Empty view={view} without={withoutEach(all, view, fields)} />
      </Later>
    ) : undefined;

  return (
    <>
      <Legend>
        {drawn && rows.length > 0 && (
          <Later>
            <TakeTable rows={rows} view={view} narrow={narrow} />
          </Later>
        )}
      </Legend>
      <Shown
        {...{ view, columns, narrow, now, documents, instead }}
        rows={rows.slice(0, limit)}
        comparable={(field: FieldId) => comparability(documents, field)}
        caption={`${plural(rows.length, 'system')}, ${order}`}
      />
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
      <Prose ready={settled} />
    </>
  );
}
