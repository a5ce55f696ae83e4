import type { Metric } from '../../registry/schema/index.ts';
import type { Recipe } from './schema.ts';

type Reading = Metric['readings'][number];

/** How a figure stands to the newest present reading of the same definition. */
export type Comparison =
  | { state: 'equal'; present: Reading }
  | { state: 'different'; present: Reading; by: number; share: number | null }
  /** No reading counts the same thing. */
  | { state: 'first' };

/** Sums of decimals differ in their last digits without any difference in what was counted. */
const NEGLIGIBLE = 1e-12;

/** The newest reading with the field, unit and workload of the recipe. */
export function presentReading(recipe: Recipe, present: Metric | undefined): Reading | undefined {
  return present?.readings
    .filter(({ field, unit, workload }) => field === recipe.field && unit === recipe.unit && workload === recipe.workload)
    .toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))
    .at(-1);
}

export function compare(recipe: Recipe, value: number, present: Metric | undefined): Comparison {
  const reading = presentReading(recipe, present);
  if (!reading) return { state: 'first' };
  const by = value - reading.value;
  if (Math.abs(by) <= NEGLIGIBLE * Math.max(Math.abs(value), Math.abs(reading.value))) return { state: 'equal', present: reading };
  return { state: 'different', present: reading, by, share: reading.value === 0 ? null : by / reading.value };
}
