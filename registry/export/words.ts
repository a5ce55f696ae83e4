import type { AssumptionsValue, FamilyValue, Value } from '../schema/claim.ts';

/** A typed value for a cell of a table: a number stays one, a list becomes words separated by "; ". */
export function wordsOf(value: Value | undefined): string | number | undefined {
  if (!Array.isArray(value)) return value;
  return (value as readonly (string | FamilyValue[number] | AssumptionsValue[number])[])
    .map((one) => {
      if (typeof one === 'string') return one;
      if ('family' in one) return `${one.family} (${one.status}${one.scope ? `, ${one.scope}` : ''})`;
      return `${one.party} (${one.who}): ${one.forWhat}${one.unchecked ? ` (nobody checks: ${one.unchecked})` : ''}`;
    })
    .join('; ');
}
