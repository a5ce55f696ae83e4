import type { Entry } from '../../../registry/actions/index.ts';
import { NoOrderError } from '../../../registry/table/errors.ts';
import { anyQuery } from '../../../registry/table/query.ts';
import type { Access, RegisterState } from '../../state/register.ts';
import { ROWS, readOrdered } from '../Projects/large/readPage.ts';

/** The part of a large register that stands for it, and whose word it is that these are the newest; null: nobody's. */
export interface Newest {
  heads: readonly Entry[];
  gateway: string | null;
}

/** The heads of the profiles that were approved last, as a gateway tells; without one, those that the chain lists first. */
export async function lastApproved(access: Access, { blockNumber, projects }: NonNullable<RegisterState['firstPage']>): Promise<Newest> {
  try {
    const { heads, order } = await readOrdered(access, { ...anyQuery, approved: true, limit: ROWS }, blockNumber);
    return { heads, gateway: order?.gateway ?? null };
  } catch (error) {
    if (error instanceof NoOrderError) return { heads: projects.slice(0, ROWS), gateway: null };
    throw error;
  }
}
