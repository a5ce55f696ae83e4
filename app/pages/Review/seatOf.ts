import type { Seating } from '../../../registry/records/index.ts';

/** The seat that an account holds; null for none. */
export function seatOf(council: Pick<Seating, 'seats'> | undefined, account: string | undefined): number | null {
  if (!account) return null;
  return council?.seats.find(({ curator }) => curator?.toLowerCase() === account.toLowerCase())?.index ?? null;
}
