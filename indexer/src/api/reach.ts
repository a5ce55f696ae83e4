import { db } from 'ponder:api';
import { sql } from 'ponder';

/** The newest block that the tables know. Ponder keeps it as digits: ten of time, sixteen of chain, sixteen of block. */
export async function reach(): Promise<bigint> {
  const { rows } = await db.execute(sql`SELECT latest_checkpoint FROM _ponder_checkpoint`);
  return BigInt(
    String(rows[0]?.latest_checkpoint ?? '')
      .padEnd(42, '0')
      .slice(26, 42),
  );
}
