import { db } from 'ponder:api';
import { proposal, vote } from 'ponder:schema';
import { and, asc, desc, eq, inArray, lt, ne, or } from 'ponder';
import type { Query } from '../../../registry/indexer/routes.ts';
import { type Asked, byEvent, type Page, paged, placeIn } from './query.ts';

/** GET /proposals: newest first, each with its votes. */
export async function proposals({ query, limit, after }: Asked<'proposals'>): Promise<Page<'proposals'>> {
  const place = placeIn(after, byEvent);
  const { openedBlock, openedLogIndex } = proposal;
  const behind = place && or(lt(openedBlock, BigInt(place[0])), and(eq(openedBlock, BigInt(place[0])), lt(openedLogIndex, place[1])));
  const found = await db
    .select()
    .from(proposal)
    .where(and(...wanted(query), behind))
    .orderBy(desc(openedBlock), desc(openedLogIndex))
    .limit(limit + 1);
  const { rows, next } = paged(found, limit, (last) => [last.openedBlock, last.openedLogIndex]);
  const ids = rows.map(({ id }) => id);
  const votes =
    ids.length === 0 ? [] : await db.select().from(vote).where(inArray(vote.proposal, ids)).orderBy(asc(vote.block), asc(vote.logIndex));
  const byProposal = Map.groupBy(votes, (cast) => cast.proposal);
  return { items: rows.map((one) => ({ ...one, votes: byProposal.get(one.id) ?? [] })), next };
}

const wanted = ({ id, state, kind, action, period, key, proposer }: Query<'proposals'>) => [
  id === undefined ? undefined : eq(proposal.id, id as `0x${string}`),
  state && (state === 'closed' ? ne(proposal.state, 'open') : eq(proposal.state, state)),
  kind && eq(proposal.kind, kind),
  action && eq(proposal.action, action),
  period === undefined ? undefined : eq(proposal.period, Number(period)),
  key === undefined ? undefined : eq(proposal.key, key),
  proposer === undefined ? undefined : eq(proposal.proposer, proposer as `0x${string}`),
];
