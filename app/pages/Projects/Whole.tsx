import { lazy, useMemo, useState } from 'react';
import type { FieldId } from '../../../registry/schema/fields.ts';
import { filterRows, withoutEach } from '../../../registry/table/filter.ts';
import { type Comparability, comparability, orderRows } from '../../../registry/table/order.ts';
import { formatNumber, plural } from '../../state/format.ts';
import { retry, useProjects, useRegister } from '../../state/register.ts';
import { projectsAddress } from '../../state/route/projects.ts';
import { useIdle } from '../../state/useIdle.ts';
import { Later } from '../../ui/Boundary.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import { fieldsOf } from './columns.ts';
import { Legend } from './Legend.tsx';
import { orderOf } from './orderOf.ts';
import { Opening, Prose, Shown, type ShownProps } from './Shown.tsx';

const Empty = lazy(() => import('./Empty.tsx'));
const TakeTable = lazy(() => import('../TakeAway/TakeTable.tsx'));

/** Systems that a narrow screen lists at once. */
const PAGE = 60;

export type TableProps = Pick<ShownProps, 'view' | 'columns' | 'narrow' | 'now'>;

/** The table of every system: read whole, filtered and put in order here, and so verified to its order. */
export function Whole({ view, columns, narrow, now }: TableProps) {
  const { phase, error } = useRegister('phase', 'error');
  const all = useProjects();
  const [limit, setLimit] = useState(PAGE);
  const fields = useMemo(() => fieldsOf(columns), [columns]);
  const documents = useMemo(() => all.flatMap((row) => (row.state === 'verified' ? [row.document] : [])), [all]);
  const asked = projectsAddress({ ...view, cell: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked of the rows, and not what else the view says
  const rows = useMemo(() => orderRows(filterRows(all, view, fields), view.sort), [all, asked]);
  const comparable = useMemo(() => once((field: FieldId) => comparability(documents, field)), [documents]);
  const order = orderOf(view);
  const counted =
    rows.length === all.length
      ? plural(all.length, 'system')
      : t('{count} of {systems}', { count: formatNumber(rows.length), systems: plural(all.length, 'system') });
  const settled = all.length > 0 && all.every((row) => row.state !== 'waiting');
  const drawn = useIdle(settled);

  const instead =
    phase === 'failed' && error && all.length === 0 ? (
      <ErrorBox error={error} title={t('The register could not be read')} onRetry={retry} />
    ) : all.length === 0 && phase === 'loading' ? (
      <Opening />
    ) : all.length === 0 ? (
      <p className="empty">
        <b>{t('The register holds no system yet.')}</b> {t('The first one shows here once its proposal is approved.')}
      </p>
    ) : rows.length === 0 ? (
      <Later>
        <Empty view={view} without={withoutEach(all, view, fields)} />
      </Later>
    ) : undefined;

  const files = drawn && rows.length > 0 && (
    <Later>
      <TakeTable rows={rows} view={view} narrow={narrow} />
    </Later>
  );

  return (
    <>
      <Legend narrow={narrow}>{!narrow && files}</Legend>
      <Shown
        {...{ view, columns, narrow, now, documents, instead, comparable }}
        rows={narrow ? rows.slice(0, limit) : rows}
        caption={t('{systems}, {order}', { systems: plural(rows.length, 'system'), order })}
      />
      <p className="visually-hidden" role="status">
        {settled && t('{systems}, {order}', { systems: counted, order })}
      </p>
      {all.length > 0 && (
        <p className="tail">
          {t('{systems}, {order}.', { systems: counted, order })}
          {narrow && rows.length > limit && (
            <>
              {' '}
              <button type="button" className="textbutton" onClick={() => setLimit(limit + PAGE)}>
                {t('Show {count} more', { count: Math.min(PAGE, rows.length - limit) })}
              </button>
            </>
          )}
          {!narrow && rows.length > 0 && ` ${t('In the table: arrow keys move, Enter opens the claim, Escape closes it, / finds.')}`}
        </p>
      )}
      {narrow && files}
      <Prose ready={settled} />
    </>
  );
}

/** Asks for each field once. */
function once(of: (field: FieldId) => Comparability): (field: FieldId) => Comparability {
  const known = new Map<FieldId, Comparability>();
  return (field) => {
    if (!known.has(field)) known.set(field, of(field));
    return known.get(field) as Comparability;
  };
}
