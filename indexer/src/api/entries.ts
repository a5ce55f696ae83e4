import { db } from 'ponder:api';
import { dispute, head, revision, vote } from 'ponder:schema';
import type { Context } from 'hono';
import { and, asc, desc, eq, inArray, lte, max } from 'ponder';
import { kinds, type Status, statuses } from '../../../registry/actions/words.ts';
import { answer, BadQueryError, NotIndexedError } from './answer.ts';
import { momentIn, onlyKnown, wordIn } from './query.ts';
import { reach } from './reach.ts';

/** GET /entries: heads, all in one answer, in the order of kind, period and key. */
export async function sendEntries(c: Context): Promise<Response> {
  onlyKnown(c, 'kind', 'status');
  const [kind, status] = [wordIn(c, 'kind', kinds), wordIn(c, 'status', statuses)];
  const items = await db
    .select()
    .from(head)
    .where(and(kind && eq(head.kind, kind), status && eq(head.status, status)))
    .orderBy(asc(head.kind), asc(head.period), asc(head.key));
  return answer(c, { items });
}

/** GET /entries/:kind/:period/:key/revisions: newest first, each with those whose approvals counted. */
export async function sendRevisions(c: Context): Promise<Response> {
  onlyKnown(c);
  const { kind, period, key } = c.req.param() as { kind: string; period: string; key: string };
  const known = kinds.find((one) => one === kind);
  if (!known || !/^\d{1,6}$/.test(period)) throw new NotIndexedError(`entry ${kind}/${period}/${key}`);
  const found = await db
    .select()
    .from(revision)
    .where(and(eq(revision.kind, known), eq(revision.period, Number(period)), eq(revision.key, key)))
    .orderBy(desc(revision.version));
  if (found.length === 0) throw new NotIndexedError(`entry ${kind}/${period}/${key}`);
  const proposals = found.map(({ proposal }) => proposal);
  const votes = await db
    .select()
    .from(vote)
    .where(and(inArray(vote.proposal, proposals), eq(vote.vote, 'approve')))
    .orderBy(asc(vote.block), asc(vote.logIndex));
  const items = found.map((one) => ({
    ...one,
    approvers: votes
      .filter(({ proposal, seat }) => proposal === one.proposal && ((one.approvals >> BigInt(seat)) & 1n) === 1n)
      .map(({ curator }) => curator),
  }));
  return answer(c, { items });
}

/** GET /heads?at=: the head of each entry after a block, or at the end of a day or a minute. */
export async function sendHeads(c: Context): Promise<Response> {
  onlyKnown(c, 'at', 'kind');
  const [moment, kind] = [momentIn(c), wordIn(c, 'kind', kinds)];
  if (!moment) throw new BadQueryError('at', 'it is missing');
  const known = await reach();
  if ('block' in moment && moment.block > known.block) throw new NotIndexedError(`block ${moment.block}: they end at ${known.block}`);
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
    .orderBy(asc(revision.kind), asc(revision.period), asc(revision.key));
  const raised = await db
    .select()
    .from(dispute)
    .where('block' in moment ? lte(dispute.openedBlock, moment.block) : lte(dispute.openedAt, moment.until));
  const passed = (block: bigint | null, at: bigint | null): boolean =>
    block !== null && at !== null && ('block' in moment ? block <= moment.block : at <= moment.until);
  const items = found.map(({ revision: head }) => {
    const own = raised.filter((one) => one.entry === head.entry && one.version === head.version);
    const upheld = own.some((one) => one.state === 'upheld' && passed(one.closedBlock, one.closedAt));
    const { entry: id, kind, period, key, digest, version, at, block } = head;
    const status: Status = upheld ? 'disputed' : head.status;
    const disputes = own.filter((one) => !passed(one.closedBlock, one.closedAt)).length;
    return { id, kind, period, key, digest, version, status, disputes, approvedAt: at, block };
  });
  return answer(c, { items });
}
