import { db } from 'ponder:api';
import { revision, vote } from 'ponder:schema';
import { and, asc, desc, eq, gte, inArray, lt, lte, or } from 'ponder';
import * as z from 'zod/mini';
import { NotIndexedError } from './errors.ts';
import { type Asked, byEvent, momentOf, type Page, paged, placeIn } from './query.ts';

const byVersion = z.tuple([z.number().check(z.int(), z.gte(1))]);

/** GET /entries/{kind}/{period}/{key}/revisions: newest first. */
export async function entryRevisions({ params, limit, after }: Asked<'entryRevisions'>): Promise<Page<'entryRevisions'>> {
  const { kind, period, key } = params;
  const own = and(eq(revision.kind, kind), eq(revision.period, Number(period)), eq(revision.key, key));
  const place = placeIn(after, byVersion);
  const found = await db
    .select()
    .from(revision)
    .where(and(own, place && lt(revision.version, place[0])))
    .orderBy(desc(revision.version))
    .limit(limit + 1);
  if (found.length === 0 && !place) throw new NotIndexedError(`entry ${kind}/${period}/${key}`);
  const { rows, next } = paged(found, limit, (last) => [last.version]);
  return { items: await withApprovers(rows), next };
}

/** GET /revisions: of all entries, newest first. */
export async function revisions({ query: { kind, from, to }, limit, after }: Asked<'revisions'>): Promise<Page<'revisions'>> {
  const place = placeIn(after, byEvent);
  const { block, logIndex } = revision;
  const behind = place && or(lt(block, BigInt(place[0])), and(eq(block, BigInt(place[0])), lt(logIndex, place[1])));
  const found = await db
    .select()
    .from(revision)
    .where(and(kind && eq(revision.kind, kind), since(from), until(to), behind))
    .orderBy(desc(block), desc(logIndex))
    .limit(limit + 1);
  const { rows, next } = paged(found, limit, (last) => [last.block, last.logIndex]);
  return { items: await withApprovers(rows), next };
}

function since(text: string | undefined) {
  const moment = text === undefined ? undefined : momentOf(text);
  return moment && ('block' in moment ? gte(revision.block, moment.block) : gte(revision.at, moment.from));
}

function until(text: string | undefined) {
  const moment = text === undefined ? undefined : momentOf(text);
  return moment && ('block' in moment ? lte(revision.block, moment.block) : lte(revision.at, moment.until));
}

/** With the accounts whose approvals counted: whoever had lost the seat by then is not among them. */
async function withApprovers(rows: readonly (typeof revision.$inferSelect)[]) {
  if (rows.length === 0) return [];
  const proposals = rows.map(({ proposal }) => proposal);
  const votes = await db
    .select({ proposal: vote.proposal, seat: vote.seat, curator: vote.curator })
    .from(vote)
    .where(and(inArray(vote.proposal, proposals), eq(vote.vote, 'approve')))
    .orderBy(asc(vote.block), asc(vote.logIndex));
  const byProposal = Map.groupBy(votes, ({ proposal }) => proposal);
  return rows.map((one) => ({
    ...one,
    approvers: (byProposal.get(one.proposal) ?? [])
      .filter(({ seat }) => ((one.approvals >> BigInt(seat)) & 1n) === 1n)
      .map(({ curator }) => curator),
  }));
}
