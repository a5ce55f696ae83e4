import { lazy, useCallback, useEffect, useMemo, useRef } from 'react';
import type { FieldId } from '../../../../registry/schema/fields.ts';
import { departuresOf } from '../../../../registry/table/departures.ts';
import { activeFilters, type WordCounts } from '../../../../registry/table/filter.ts';
import { formatNumber, plural } from '../../../state/format.ts';
import { useParts, useRegister } from '../../../state/register.ts';
import { Later } from '../../../ui/Boundary.tsx';
import { ErrorBox } from '../../../ui/ErrorBox.tsx';
import { t } from '../../../words/t.tsx';
import { fieldsOf } from '../columns.ts';
import { Legend } from '../Legend.tsx';
import { orderOf } from '../orderOf.ts';
import { Opening, Prose, Shown } from '../Shown.tsx';
import type { TableProps } from '../Whole.tsx';
import { OrderWord } from './OrderWord.tsx';
import { queryOf, ROWS } from './readPage.ts';
import { useOrder } from './useOrder.ts';
import './large.css';

const Empty = lazy(() => import('../Empty.tsx'));
const TakeLarge = lazy(() => import('./TakeLarge.tsx'));

/**
 * The table of a register that is too large to be read whole: a gateway says which systems come next, the chain says what
 * their heads are, and every row is verified. Order and count are the gateway's word, held against the rows that are shown.
 */
export default function Large({
  view,
  columns,
  narrow,
  now,
  onCounts,
  onWhole,
}: TableProps & {
  /** What the gateway says of how many systems each filter would show. */
  onCounts: (counts: WordCounts | null) => void;
  onWhole: () => void;
}) {
  const { firstPage } = useRegister('firstPage');
  const listed = firstPage?.projectCount ?? 0;
  const fields = useMemo(() => fieldsOf(columns), [columns]);
  const query = useMemo(() => queryOf(view, fields), [view, fields]);
  const { stretches, asking, error, without, more } = useOrder(query);
  const heads = useMemo(() => stretches.flatMap((one) => one.heads), [stretches]);
  const read = useParts(stretches.map((one) => one.heads));
  const given = useMemo(() => stretches.flatMap(({ order }) => order?.rows ?? []), [stretches]);
  // Every head of the page reads anew what it shows: the same rows are the same list.
  const name = read.map(({ entry, state }) => `${entry.key} ${entry.digest} ${state}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: by their names
  const verified = useMemo(() => read.flatMap((row) => (row.state === 'verified' ? [row] : [])), [name]);
  const departures = useMemo(
    () => departuresOf(given, heads, without ? [] : verified, query, fields),
    [given, heads, without, verified, query, fields],
  );
  const documents = useMemo(() => verified.map(({ document }) => document), [verified]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: by their names
  const rows = useMemo(() => read.filter(({ entry }) => !departures.failing.includes(entry.key)), [name, departures]);
  const last = stretches.at(-1);
  const order = last?.order ?? null;
  const numbers = order?.columns;
  const comparable = useCallback((field: FieldId) => numbers?.[field] ?? null, [numbers]);
  const words = order?.words ?? null;
  useEffect(() => onCounts(words), [onCounts, words]);
  const settled = stretches.length > 0 && read.every(({ state }) => state !== 'waiting');
  const has = last !== undefined && last.next !== null;

  const instead =
    error && rows.length === 0 ? (
      <ErrorBox error={error} title={t('The systems could not be read')} onRetry={more} />
    ) : stretches.length === 0 ? (
      <Opening />
    ) : rows.length === 0 ? (
      <Later>
        <Empty view={view} without={order?.dropping ?? []} />
      </Later>
    ) : undefined;
  const total = without ? listed : (order?.total ?? 0);
  const standing = without ? t('as the chain lists them') : orderOf(view);
  const counted = t('{count} of {systems}', { count: formatNumber(rows.length), systems: plural(total, 'system') });

  const files = settled && (
    <Later>
      <TakeLarge view={view} narrow={narrow} fields={fields} />
    </Later>
  );

  return (
    <>
      <Legend narrow={narrow}>{!narrow && files}</Legend>
      {stretches.length > 0 && (
        <OrderWord {...{ order, without, departures, listed, onWhole }} filtered={activeFilters(view).length > 0 || view.sort !== null} />
      )}
      <Shown
        {...{ view, columns, narrow, now, documents, instead, rows }}
        many
        comparable={comparable}
        caption={t('{systems}, {order}', { systems: counted, order: standing })}
      />
      <p className="visually-hidden" role="status">
        {settled && t('{systems}, {order}', { systems: plural(total, 'system'), order: standing })}
      </p>
      {rows.length > 0 && (
        <p className="tail">
          {t('{systems}, {order}.', {
            systems: total < listed ? t('{systems} that match, of {count}', { systems: counted, count: formatNumber(listed) }) : counted,
            order: standing,
          })}{' '}
          {has && <More asking={asking} settled={settled} count={Math.min(ROWS, total - rows.length)} more={more} />}
          {error && (
            <span lang="en">
              {' '}
              {error.message} {error.fix}
            </span>
          )}
          {!narrow && ` ${t('In the table: arrow keys move, Enter opens the claim, Escape closes it, / finds.')}`}
        </p>
      )}
      {narrow && files}
      <Prose ready={settled} />
    </>
  );
}

/** Asks for more when it comes into view, and when it is pressed. */
function More({ asking, settled, count, more }: { asking: boolean; settled: boolean; count: number; more: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const element = button.current;
    if (!element || asking || !settled) return;
    // From the first scroll on: what nobody scrolls to is not read.
    const seen = () => element.getBoundingClientRect().top < innerHeight * 1.5 && more();
    addEventListener('scroll', seen, { passive: true });
    return () => removeEventListener('scroll', seen);
  }, [asking, settled, more]);
  return (
    <button ref={button} type="button" className="textbutton" aria-busy={asking} disabled={asking} onClick={more}>
      {asking ? t('Reading more …') : t('Show {count} more', { count: count > 0 ? count : ROWS })}
    </button>
  );
}
