import { db } from 'ponder:api';
import { seat, seatChange, vote } from 'ponder:schema';
import type { Context } from 'hono';
import { asc, count, max } from 'ponder';
import { answer } from './answer.ts';
import { onlyKnown } from './query.ts';

/** GET /curators: whoever holds or held a seat, with the number of votes of each sort. */
export async function sendCurators(c: Context): Promise<Response> {
  onlyKnown(c);
  const seats = await db.select().from(seat).orderBy(asc(seat.index));
  const held = await db.selectDistinct({ curator: seatChange.curator }).from(seatChange).orderBy(asc(seatChange.curator));
  const cast = await db
    .select({ curator: vote.curator, vote: vote.vote, times: count(), lastAt: max(vote.at) })
    .from(vote)
    .groupBy(vote.curator, vote.vote);
  const items = held.map(({ curator }) => {
    const own = cast.filter((one) => one.curator === curator);
    const times = (sort: string) => own.find((one) => one.vote === sort)?.times ?? 0;
    const last = own.map(({ lastAt }) => BigInt(lastAt ?? 0)).reduce((a, b) => (a > b ? a : b), 0n);
    return {
      curator,
      seat: seats.find((one) => one.curator === curator)?.index ?? null,
      approved: times('approve'),
      rejected: times('reject') + times('spam'),
      spam: times('spam'),
      lastVoteAt: own.length > 0 ? last : null,
    };
  });
  return answer(c, { items });
}
