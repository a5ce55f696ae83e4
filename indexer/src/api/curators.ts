import { db } from 'ponder:api';
import { seat, seatChange, vote } from 'ponder:schema';
import { asc, count, gt, inArray, max } from 'ponder';
import * as z from 'zod/mini';
import { type Asked, type Page, paged, placeIn } from './query.ts';

const byAccount = z.tuple([z.string().check(z.regex(/^0x[0-9a-f]{40}$/))]);

/** GET /curators: whoever holds or held a seat, with the number of votes of each sort. */
export async function curators({ limit, after }: Asked<'curators'>): Promise<Page<'curators'>> {
  const place = placeIn(after, byAccount);
  const found = await db
    .selectDistinct({ curator: seatChange.curator })
    .from(seatChange)
    .where(place && gt(seatChange.curator, place[0] as `0x${string}`))
    .orderBy(asc(seatChange.curator))
    .limit(limit + 1);
  const { rows, next } = paged(found, limit, (last) => [last.curator]);
  const accounts = rows.map(({ curator }) => curator);
  const seats = await db.select().from(seat).orderBy(asc(seat.index));
  const cast =
    accounts.length === 0
      ? []
      : await db
          .select({ curator: vote.curator, vote: vote.vote, times: count(), lastAt: max(vote.at) })
          .from(vote)
          .where(inArray(vote.curator, accounts))
          .groupBy(vote.curator, vote.vote);
  const items = rows.map(({ curator }) => {
    const own = cast.filter((one) => one.curator === curator);
    const times = (sort: string) => own.find((one) => one.vote === sort)?.times ?? 0;
    const last = own.map(({ lastAt }) => BigInt(lastAt ?? 0)).reduce((a, b) => (a > b ? a : b), 0n);
    const held = seats.find((one) => one.curator === curator);
    return {
      curator,
      seat: held?.index ?? null,
      seated: held ? { block: held.block, logIndex: held.logIndex, transaction: held.transaction, at: held.at } : null,
      approved: times('approve'),
      rejected: times('reject') + times('spam'),
      spam: times('spam'),
      lastVoteAt: own.length > 0 ? last : null,
    };
  });
  return { items, next };
}
