import type { AssumptionsValue, FamilyValue, Headline } from '../schema/claim.ts';
import type { Cell } from '../schema/documents.ts';
import { type FieldId, fieldOf } from '../schema/fields.ts';

/** `same`: every system has the same value; `absent`: none has one; null: there are not two cells to compare. */
export type Likeness = 'same' | 'differ' | 'absent' | null;

/** What of a claim must be equal: its typed value, else its text. Qualifier, date and evidence may differ. */
function keyOf({ value, unit, workload, short }: Headline, field: FieldId): string {
  if (value === undefined) return JSON.stringify((short ?? '').toLowerCase());
  switch (fieldOf(field).value) {
    case 'number':
      return JSON.stringify([value, unit, workload]);
    case 'choices':
      return JSON.stringify((value as string[]).toSorted());
    case 'families':
      return JSON.stringify([...new Set((value as FamilyValue).map(({ family, status }) => `${family} ${status}`))].sort());
    case 'assumptions':
      return JSON.stringify(
        (value as AssumptionsValue).map(({ party, who, forWhat, unchecked }) => [party, who, forWhat, unchecked].join('\n')).sort(),
      );
    default:
      return JSON.stringify(value);
  }
}

/** Whether some cells of one field say the same. What sources dispute is the same as nothing. */
export function likenessOf(cells: readonly Cell[], field: FieldId): Likeness {
  if (cells.length < 2) return null;
  const claims = cells.flatMap((cell) => ('claims' in cell ? [cell.claims] : []));
  if (claims.length === 0) return 'absent';
  if (claims.length < cells.length || claims.flat().some(({ conflictsWith }) => conflictsWith)) return 'differ';
  const keys = claims.map((some) =>
    some
      .map((claim) => keyOf(claim, field))
      .sort()
      .join('\n'),
  );
  return new Set(keys).size === 1 ? 'same' : 'differ';
}

/** The words of a list that every system has. */
export function sharedWords(cells: readonly Cell[]): ReadonlySet<string> {
  const lists = cells.map((cell) => ('claims' in cell && Array.isArray(cell.claims[0]?.value) ? (cell.claims[0].value as string[]) : []));
  const [one = [], ...others] = lists;
  return new Set(lists.length < 2 ? [] : one.filter((word) => others.every((list) => list.includes(word))));
}
