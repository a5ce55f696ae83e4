import { type Absence, type Claim, type FieldId, fieldIds, fieldOf } from '../../../../registry/schema/index.ts';
import { isPast } from '../../../state/format.ts';
import type { Tree } from '../tree.ts';

/** What a profile knows of one field. */
export interface KnownField {
  field: FieldId;
  /** With the place of each in the document. */
  claims: { claim: Partial<Claim> & { id: string }; index: number }[];
  absence: { absence: Partial<Absence>; index: number } | null;
  conflicts: number;
  /** Its newest claim is past the field's budget. */
  past: boolean;
  /** It differs from the head. */
  changed: boolean;
}

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

/** Every field of the dictionary, in its order, as a document knows it. */
export function knownFields(document: Tree, base: Tree | null, now: Date): KnownField[] {
  const claims = listOf<Partial<Claim> & { id: string }>(document.claims);
  const absences = listOf<Partial<Absence>>(document.absences);
  return fieldIds.map((field) => {
    const mine = claims.flatMap((claim, index) => (claim.field === field ? [{ claim, index }] : []));
    const index = absences.findIndex((one) => one.field === field);
    const absence = absences[index];
    const dates = mine.flatMap(({ claim }) => (typeof claim.asOf === 'string' && /^\d{4}/.test(claim.asOf) ? [claim.asOf] : [])).toSorted();
    const newest = dates.at(-1);
    return {
      field,
      claims: mine,
      absence: absence ? { absence, index } : null,
      conflicts: mine.filter(({ claim }) => claim.conflictsWith).length,
      past: newest !== undefined && isPast(newest, fieldOf(field).freshDays, now),
      changed: base !== null && partOf(base, field) !== partOf(document, field),
    };
  });
}

/** What a document says of a field, sources included, as a text to compare. */
function partOf({ claims, absences, sources }: Tree, field: FieldId): string {
  const mine = listOf<Partial<Claim>>(claims).filter((claim) => claim.field === field);
  const refs = new Set(mine.flatMap((claim) => claim.sources ?? []));
  const all = (sources ?? {}) as Record<string, unknown>;
  return JSON.stringify([mine, listOf<Partial<Absence>>(absences).filter((one) => one.field === field), [...refs].map((ref) => all[ref])]);
}

/** Which fields a list shows. */
export const lenses = ['all', 'absent', 'past', 'conflict', 'changed'] as const;
export type Lens = (typeof lenses)[number];

export const passes = (known: KnownField, lens: Lens): boolean =>
  lens === 'all' ||
  (lens === 'absent' && known.absence !== null) ||
  (lens === 'past' && known.past) ||
  (lens === 'conflict' && known.conflicts > 0) ||
  (lens === 'changed' && known.changed);
