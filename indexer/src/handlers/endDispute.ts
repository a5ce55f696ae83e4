import type { Context } from 'ponder:registry';
import { dispute, entry } from 'ponder:schema';
import type { Hex } from 'viem';
import type { happened } from './happened.ts';

/** Closes a dispute. Its head counts one less, unless a newer version has begun to count anew. */
export async function endDispute(
  db: Context['db'],
  proposal: Hex,
  state: 'upheld' | 'dismissed' | 'withdrawn',
  where: ReturnType<typeof happened>,
): Promise<void> {
  const closed = await db.update(dispute, { proposal }).set({ state, closedBlock: where.block, closedAt: where.at, ...where });
  const head = await db.find(entry, { id: closed.entry });
  if (head?.version !== closed.version) return;
  const status = state === 'upheld' ? 'disputed' : head.status;
  await db.update(entry, { id: closed.entry }).set({ disputes: head.disputes - 1, status, ...where });
}
