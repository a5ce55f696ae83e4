import { getHeadsPage } from '../../../../registry/actions/getHeads.ts';
import type { Entry } from '../../../../registry/actions/index.ts';
import type { FieldId } from '../../../../registry/schema/fields.ts';
import { BadOrderAnswerError, NoOrderError } from '../../../../registry/table/errors.ts';
import { anyQuery, type TableQuery } from '../../../../registry/table/query.ts';
import { type GivenOrder, readOrder } from '../../../../registry/table/readOrder.ts';
import type { Access } from '../../../state/register.ts';
import type { ProjectsView } from '../../../state/route/projects.ts';

/** Rows that come at once: a screen, and what is scrolled to next. */
export const ROWS = 20;

/** A stretch of the table: which systems come next, by whose word, and their heads, by the chain's. */
export interface Stretch {
  /** Null: no gateway gave an order, and the systems stand as the chain lists them. */
  order: GivenOrder | null;
  heads: Entry[];
  next: string | null;
}

export const queryOf = (
  { groups: _, columns: __, density: ___, cell: ____, ...view }: ProjectsView,
  shown: readonly FieldId[],
): TableQuery => ({
  ...anyQuery,
  ...view,
  shown,
  limit: ROWS,
});

/** The next systems in the order that a gateway gives. Throws `NoOrderError`, and what the chain throws. */
export async function readOrdered(
  { chain, registry, gateways }: Access,
  query: TableQuery,
  block: bigint,
  first?: string,
  signal?: AbortSignal,
): Promise<Stretch> {
  const order = await readOrder({ gateways }, query, { first, signal });
  const { getHeadsOf } = await import('../../../../registry/actions/getHeadsOf.ts');
  const keys = order.rows.map(({ key }) => key);
  const heads = keys.length > 0 ? await getHeadsOf(chain, { registry, kind: 'project', keys, block }) : [];
  if (keys.length > 0 && heads.length === 0)
    throw new NoOrderError([new BadOrderAnswerError(order.gateway, 'rows', 'names no system that the chain has')]);
  return { order, heads, next: order.next };
}

/** The next systems as the chain lists them. */
export async function readListed({ chain, registry }: Access, cursor: string | null, block: bigint): Promise<Stretch> {
  const { entries, next } = await getHeadsPage(chain, { registry, kind: 'project', limit: ROWS, cursor: BigInt(cursor ?? 0), block });
  return { order: null, heads: entries, next: next === null ? null : String(next) };
}
