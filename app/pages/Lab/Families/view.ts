import { type Quantity, quantities } from '../../../../lab/bench/quantities.ts';
import type { FamilyName } from '../../../../lab/verify/family.ts';
import type { Metric } from '../../../../registry/schema/documents.ts';
import type { EntryState } from '../../../state/entryState.ts';
import { rows } from './rows.ts';

/** The readings, as bytes that match the chain's digest. */
export type Verified = Extract<EntryState<Metric>, { state: 'verified' }>;

/** A cell of the table. */
export interface Place {
  family: FamilyName;
  quantity: Quantity;
}

/** A cell as an address says it: `freivalds.checker-time`. */
export const placeText = ({ family, quantity }: Place): string => `${family}.${quantity}`;

/** The inverse; undefined for what is no cell. */
export function placeIn(text: string | undefined): Place | undefined {
  const [said, quantity = ''] = (text ?? '').split('.');
  const family = rows.find((row) => row.family === said)?.family;
  return family && Object.hasOwn(quantities, quantity) ? { family, quantity: quantity as Quantity } : undefined;
}
