import type { Context } from 'ponder:registry';
import { dispute, head } from 'ponder:schema';
import type { Hex } from 'viem';
import type { Where } from './happened.ts';

/** Closes a dispute. Its head counts one less, unless a newer version has begun to count anew. */
export async function endDispute(
  db: Context['db'],
  proposal: Hex,
  state: 'upheld' | 'dismissed' | 'withdrawn',
  where: Where,
): Promise<void> {
  const closed = await db.update(dispute, { proposal }).set({ state, closedBlock: where.block, closedAt: where.at, ...where });
  const counted = await db.find(head, { id: closed.entry });
  if (counted?.version !== closed.version) return;
  const status = state === 'upheld' ? 'disputed' : counted.status;
  await db.update(head, { id: closed.entry }).set({ disputes: counted.disputes - 1, status, ...where });
}
