import type { Entry } from '../actions/words.ts';
import type { FieldId } from '../schema/fields.ts';
import { filterRows } from './filter.ts';
import { compareRows } from './order.ts';
import type { TableQuery } from './query.ts';
import type { Listed } from './view.ts';
import type { OrderAnswer } from './wire.ts';

/** A row that the chain and its block have verified. */
export interface CheckedRow {
  entry: Entry;
  document: Listed;
}

/** What in a gateway's order is not so, as far as the rows that were read can tell. */
export interface Departures {
  /** Keys that the chain does not have. */
  unknown: string[];
  /** Keys whose heads are other ones than the gateway ordered: it is behind, or ahead of the block that is read. */
  moved: string[];
  /** Keys of rows that do not pass the filters. */
  failing: string[];
  /** Keys of rows that stand before one that comes before them. */
  misplaced: string[];
}

/**
 * Holds verified rows against the order that a gateway gave. A row that has moved is held against nothing: the order was
 * that of another revision. Left-out rows cannot be seen here; the count of the chain tells whether there are any.
 */
export function departuresOf(
  given: OrderAnswer['rows'],
  heads: readonly Entry[],
  rows: readonly CheckedRow[],
  query: TableQuery,
  shown: readonly FieldId[],
): Departures {
  const known = new Map(heads.map((entry) => [entry.key, entry]));
  const moved = new Set(given.filter(({ key, digest }) => known.has(key) && known.get(key)?.digest !== digest).map(({ key }) => key));
  const held = rows.filter(({ entry }) => !moved.has(entry.key));
  const passing = filterRows(held, query, shown);
  const compare = query.approved ? lastApproved : compareRows(query.sort);
  return {
    unknown: given.filter(({ key }) => !known.has(key)).map(({ key }) => key),
    moved: [...moved],
    failing: held.filter((row) => !passing.includes(row)).map(({ entry }) => entry.key),
    misplaced: passing.flatMap((row, i) => {
      const next = passing[i + 1];
      return next && compare(row, next) > 0 ? [row.entry.key] : [];
    }),
  };
}

/** The order of approvals, the last first; of equal ones by name. */
export function lastApproved(a: { entry: Pick<Entry, 'key' | 'approvedAt'>; document?: Listed }, b: typeof a): number {
  return b.entry.approvedAt - a.entry.approvedAt || compareRows(null)(a, b);
}
