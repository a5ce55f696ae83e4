import type { Departures } from '../../../../registry/table/departures.ts';
import type { NoOrderError } from '../../../../registry/table/errors.ts';
import type { GivenOrder } from '../../../../registry/table/readOrder.ts';
import { formatNumber, plural } from '../../../state/format.ts';

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
    unknown.length > 0 && `it names ${plural(unknown.length, 'system')} that the chain does not have (${some(unknown)})`,
    failing.length > 0 &&
      `${plural(failing.length, 'row')} of it ${failing.length === 1 ? 'does' : 'do'} not pass the filters and ${failing.length === 1 ? 'is' : 'are'} left out (${some(failing)})`,
    misplaced.length > 0 &&
      `${plural(misplaced.length, 'row')} of it ${misplaced.length === 1 ? 'stands' : 'stand'} before others that come first (${some(misplaced)})`,
    order && order.listed !== listed && `it knows ${formatNumber(order.listed)} systems, and the chain lists ${formatNumber(listed)}`,
  ].filter((one) => typeof one === 'string');
  const whole = (
    <button type="button" className="textbutton" onClick={onWhole}>
      Read all {formatNumber(listed)}
    </button>
  );
  return (
    <p className="orderword" role="status" data-order={without ? 'none' : lies.length > 0 ? 'false' : 'given'}>
      {without || !order ? (
        <>
          <b>No gateway gives an order now.</b> The systems stand as the chain lists them
          {filtered && ', and neither the filters nor the order asked for are applied'}. {without?.failures[0]?.message} {whole} to sort and
          filter them here.
        </>
      ) : (
        <>
          Every row is verified. Which rows come next, and how many there are, is the word of {hostOf(order.gateway)}
          {lies.length === 0 && ', and the rows shown agree with it'}.{' '}
          {lies.length > 0 && <span className="conflict">It is not to be relied on: {lies.join('; ')}. </span>}
          {order.without > 0 && `It lacks the documents of ${plural(order.without, 'system')}, which stand last. `}
          {moved.length > 0 && `${plural(moved.length, 'row')} moved since (${some(moved)}). `}
          {whole} to need nobody’s word.
        </>
      )}
    </p>
  );
}

const some = (keys: readonly string[]): string => `${keys.slice(0, 3).join(', ')}${keys.length > 3 ? ' …' : ''}`;
const hostOf = (url: string): string => URL.parse(url)?.host ?? url;
