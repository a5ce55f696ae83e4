import type { Entry } from '../../../registry/actions/index.ts';
import type { Change } from '../../../registry/schema/index.ts';
import type { ChangeKind } from '../../../registry/schema/vocabulary.ts';

/** The present revision of an entry that was read, and what it says that moved. */
export interface Revised {
  entry: Entry;
  name: string;
  change: Change;
}

/** Kinds of change in the order in which they matter to a reader: the world first, entries that left last. */
const order: readonly ChangeKind[] = ['world', 'correction', 'method', 'new', 'retire'];

/**
 * What was approved in the month of a moment, by kind. Then all, the newest first: those of the month that moved something
 * stand before those that it added, and all of these before what was approved earlier.
 */
export function changedIn(
  read: readonly Revised[],
  seconds: number,
): {
  month: string;
  kinds: { kind: ChangeKind; count: number }[];
  newest: Revised[];
} {
  const month = new Date(1000 * seconds).toISOString().slice(0, 7);
  const begin = Date.parse(`${month}-01T00:00:00Z`) / 1000;
  const within = read.filter(({ entry }) => entry.approvedAt >= begin);
  const rank = ({ entry, change }: Revised) => (entry.approvedAt < begin ? 2 : change.kind === 'new' ? 1 : 0);
  const count = (kind: ChangeKind) => within.filter(({ change }) => change.kind === kind).length;
  return {
    month,
    kinds: order.map((kind) => ({ kind, count: count(kind) })),
    newest: read.toSorted((a, b) => rank(a) - rank(b) || b.entry.approvedAt - a.entry.approvedAt || a.name.localeCompare(b.name)),
  };
}
