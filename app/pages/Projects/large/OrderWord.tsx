import type { Departures } from '../../../../registry/table/departures.ts';
import type { NoOrderError } from '../../../../registry/table/errors.ts';
import type { GivenOrder } from '../../../../registry/table/readOrder.ts';
import { formatNumber, plural } from '../../../state/format.ts';
import { T, t } from '../../../words/t.tsx';

/** Whose word the order is, what of it was found to be false, and the way to a table that needs nobody's word. */
export function OrderWord({
  order,
  without,
  departures,
  listed,
  filtered,
  onWhole,
}: {
  order: GivenOrder | null;
  without: NoOrderError | null;
  departures: Departures;
  /** Systems that the chain lists. */
  listed: number;
  /** A filter or an order is asked for. */
  filtered: boolean;
  onWhole: () => void;
}) {
  const { unknown, failing, misplaced, moved } = departures;
  const lies = [
    unknown.length > 0 &&
      t('it names {systems} that the chain does not have ({some})', { systems: plural(unknown.length, 'system'), some: some(unknown) }),
    failing.length > 0 &&
      (failing.length === 1
        ? t('1 row of it does not pass the filters and is left out ({some})', { some: some(failing) })
        : t('{count} rows of it do not pass the filters and are left out ({some})', { count: failing.length, some: some(failing) })),
    misplaced.length > 0 &&
      (misplaced.length === 1
        ? t('1 row of it stands before others that come first ({some})', { some: some(misplaced) })
        : t('{count} rows of it stand before others that come first ({some})', { count: misplaced.length, some: some(misplaced) })),
    order &&
      order.listed !== listed &&
      t('it knows {known} systems, and the chain lists {listed}', { known: formatNumber(order.listed), listed: formatNumber(listed) }),
  ].filter((one) => typeof one === 'string');
  const whole = (
    <button type="button" className="textbutton" onClick={onWhole}>
      {t('Read all {count}', { count: formatNumber(listed) })}
    </button>
  );
  return (
    <p className="orderword" role="status" data-order={without ? 'none' : lies.length > 0 ? 'false' : 'given'}>
      {without || !order ? (
        <>
          <b>{t('No gateway gives an order now.')}</b>{' '}
          {filtered
            ? t('The systems stand as the chain lists them, and neither the filters nor the order asked for are applied.')
            : t('The systems stand as the chain lists them.')}{' '}
          <span lang="en">{without?.failures[0]?.message}</span> <T text="{whole} to sort and filter them here." whole={whole} />
        </>
      ) : (
        <>
          {t('Every row is verified.')}{' '}
          {lies.length === 0
            ? t('Which rows come next, and how many there are, is the word of {gateway}, and the rows shown agree with it.', {
                gateway: hostOf(order.gateway),
              })
            : t('Which rows come next, and how many there are, is the word of {gateway}.', { gateway: hostOf(order.gateway) })}{' '}
          {lies.length > 0 && <span className="conflict">{t('It is not to be relied on: {lies}.', { lies: lies.join(t('; ')) })} </span>}
          {order.without > 0 &&
            `${t('It lacks the documents of {systems}, which stand last.', { systems: plural(order.without, 'system') })} `}
          {moved.length > 0 && `${t('{rows} moved since ({some}).', { rows: plural(moved.length, 'row'), some: some(moved) })} `}
          <T text="{whole} to need nobody’s word." whole={whole} />
        </>
      )}
    </p>
  );
}

const some = (keys: readonly string[]): string => `${keys.slice(0, 3).join(', ')}${keys.length > 3 ? ' …' : ''}`;
const hostOf = (url: string): string => URL.parse(url)?.host ?? url;
