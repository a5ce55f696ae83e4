import { db } from 'ponder:api';
import { sql } from 'ponder';

/** The newest block that the tables know, and its time. Ponder keeps it as digits: ten of time, sixteen of chain, sixteen of block. */
export async function reach(): Promise<{ block: bigint; at: bigint }> {
  const { rows } = await db.execute(sql`SELECT latest_checkpoint FROM _ponder_checkpoint`);
  const checkpoint = String(rows[0]?.latest_checkpoint ?? '').padEnd(42, '0');
  return { at: BigInt(checkpoint.slice(0, 10)), block: BigInt(checkpoint.slice(26, 42)) };
}
