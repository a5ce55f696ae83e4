import { db } from 'ponder:api';
import { proposal, vote } from 'ponder:schema';
import type { Context } from 'hono';
import { and, asc, desc, eq, inArray, lt, or } from 'ponder';
import { kinds, proposalActions } from '../../../registry/actions/words.ts';
import { answer, BadQueryError } from './answer.ts';
import { cursorIn, hexIn, limitIn, onlyKnown, wordIn } from './query.ts';

const states = ['open', 'executed', 'rejected', 'withdrawn'] as const;

/** GET /proposals: newest first, each with its votes. */
export async function sendProposals(c: Context): Promise<Response> {
  onlyKnown(c, 'state', 'kind', 'action', 'period', 'key', 'proposer', 'limit', 'after');
  const [state, kind, action] = [wordIn(c, 'state', states), wordIn(c, 'kind', kinds), wordIn(c, 'action', proposalActions)];
  const [proposer, limit, after] = [hexIn(c, 'proposer', 20), limitIn(c), cursorIn(c)];
  const { period, key } = c.req.query();
  if (period !== undefined && !/^\d{1,6}$/.test(period)) throw new BadQueryError('period', 'it takes YYYYMM, or 0');
  const found = await db
    .select()
    .from(proposal)
    .where(
      and(
        state && eq(proposal.state, state),
        kind && eq(proposal.kind, kind),
        action && eq(proposal.action, action),
        period === undefined ? undefined : eq(proposal.period, Number(period)),
        key === undefined ? undefined : eq(proposal.key, key),
        proposer && eq(proposal.proposer, proposer),
        after &&
          or(
            lt(proposal.openedBlock, after.block),
            and(eq(proposal.openedBlock, after.block), lt(proposal.openedLogIndex, after.logIndex)),
          ),
      ),
    )
    .orderBy(desc(proposal.openedBlock), desc(proposal.openedLogIndex))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const votes =
    page.length === 0
      ? []
      : await db
          .select()
          .from(vote)
          .where(
            inArray(
              vote.proposal,
              page.map(({ id }) => id),
            ),
          )
          .orderBy(asc(vote.block), asc(vote.logIndex));
  return answer(c, {
    items: page.map((one) => ({ ...one, votes: votes.filter((cast) => cast.proposal === one.id) })),
    next: found.length > limit && last ? `${last.openedBlock}.${last.openedLogIndex}` : null,
  });
}
