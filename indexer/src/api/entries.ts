import { db } from 'ponder:api';
import { dispute, head, revision } from 'ponder:schema';
import { and, asc, eq, inArray, lte, max, sql } from 'ponder';
import type { Status } from '../../../registry/actions/words.ts';
import { NotIndexedError } from './errors.ts';
import { type Asked, byEntry, momentOf, type Page, paged, placeIn } from './query.ts';
import { reach } from './reach.ts';

type Columns = Pick<typeof revision | typeof head, 'kind' | 'period' | 'key'>;

/** The order of entries: by kind, period and key. Databases sort "-" differently where they are not told how. */
const inOrder = ({ kind, period, key }: Columns) => [asc(kind), asc(period), sql`${key} collate "C"`];

function behind(after: string | undefined, { kind, period, key }: Columns) {
  const place = placeIn(after, byEntry);
  if (!place) return undefined;
  const [aKind, aPeriod, aKey] = place;
  const here = sql`(${kind}, ${period})`;
  const there = sql`(${aKind}::text, ${aPeriod}::integer)`;
  return sql`${here} >= ${there} and (${here} > ${there} or ${key} collate "C" > ${aKey})`;
}

/** GET /entries: heads as they are now. */
export async function entries({ query: { kind, status }, limit, after }: Asked<'entries'>): Promise<Page<'entries'>> {
  const found = await db
    .select()
    .from(head)
    .where(and(kind && eq(head.kind, kind), status && eq(head.status, status), behind(after, head)))
    .orderBy(...inOrder(head))
    .limit(limit + 1);
  const { rows, next } = paged(found, limit, (last) => [last.kind, last.period, last.key]);
  return { items: rows, next };
}

/** GET /heads?at=: the head of each entry after a block, or at the end of a day or a minute. */
export async function heads({ query: { at, kind }, limit, after }: Asked<'heads'>): Promise<Page<'heads'>> {
  const moment = momentOf(at);
  const known = await reach();
  if ('block' in moment && moment.block > known) throw new NotIndexedError(`block ${moment.block}: they end at ${known}`);
  const newest = db
    .select({ entry: revision.entry, version: max(revision.version).as('newest_version') })
    .from(revision)
    .where(and('block' in moment ? lte(revision.block, moment.block) : lte(revision.at, moment.until), kind && eq(revision.kind, kind)))
    .groupBy(revision.entry)
    .as('newest');
  const found = await db
    .select()
    .from(revision)
    .innerJoin(newest, and(eq(revision.entry, newest.entry), eq(revision.version, newest.version)))
    .where(behind(after, revision))
    .orderBy(...inOrder(revision))
    .limit(limit + 1);
  const { rows, next } = paged(found, limit, ({ revision: last }) => [last.kind, last.period, last.key]);
  const shown = rows.map(({ revision: one }) => one.entry);
  const opened = 'block' in moment ? lte(dispute.openedBlock, moment.block) : lte(dispute.openedAt, moment.until);
  const raised =
    shown.length === 0
      ? []
      : await db
          .select()
          .from(dispute)
          .where(and(inArray(dispute.entry, shown), opened));
  const passed = (block: bigint | null, time: bigint | null): boolean =>
    block !== null && time !== null && ('block' in moment ? block <= moment.block : time <= moment.until);
  const items = rows.map(({ revision: one }) => {
    const own = raised.filter((dispute) => dispute.entry === one.entry && dispute.version === one.version);
    const isUpheld = own.some((dispute) => dispute.state === 'upheld' && passed(dispute.closedBlock, dispute.closedAt));
    const { entry: id, kind, period, key, digest, version, at, block } = one;
    const status: Status = isUpheld ? 'disputed' : one.status;
    const disputes = own.filter((dispute) => !passed(dispute.closedBlock, dispute.closedAt)).length;
    return { id, kind, period, key, digest, version, status, disputes, approvedAt: at, block };
  });
  return { items, next };
}
