import type { Headline } from '../schema/claim.ts';
import { type FieldId, fieldOf } from '../schema/fields.ts';
import { comparability, headlineIn } from '../table/order.ts';
import type { Listed } from '../table/view.ts';

/** The part of two numbers that keeps them apart. `subject`: the dictionary never ranks the field. */
export type Part = 'currency' | 'unit' | 'workload' | 'subject';

/** Whether the numbers of a row stand on one axis, or which part differs and how. */
export type Verdict =
  | { comparable: true; unit: string; workload: string | undefined; least: number; most: number }
  | { comparable: false; differs: Part; values: readonly string[]; same: 'unit' | 'workload' | null };

/** Prices in two currencies for the same amount, as `USD/1M tokens` and `0G/1M tokens`. */
const perSame = (units: readonly string[]): boolean =>
  units.every((unit) => unit.includes('/')) && new Set(units.map((unit) => unit.slice(unit.indexOf('/')))).size === 1;

/** The verdict on a row of numbers, by the rule of the table; null where fewer than two systems have one. */
export function verdictOf(documents: readonly Listed[], field: FieldId): Verdict | null {
  const rule = comparability(documents, field);
  if (rule === null) return null;
  const claims = documents
    .map((document) => headlineIn(document, field))
    .filter((claim): claim is Headline & { value: number } => typeof claim?.value === 'number');
  const distinct = (part: 'unit' | 'workload') => [...new Set(claims.flatMap((claim) => claim[part] ?? []))];
  const [units, workloads] = [distinct('unit'), distinct('workload')];
  if (rule === 'same') {
    const values = claims.map(({ value }) => value);
    return {
      comparable: true,
      unit: units[0] ?? '',
      workload: workloads.length === 1 && claims.every(({ workload }) => workload) ? workloads[0] : undefined,
      least: Math.min(...values),
      most: Math.max(...values),
    };
  }
  const oneWorkload = workloads.length === 1 && claims.every(({ workload }) => workload);
  if (units.length > 1)
    return { comparable: false, differs: perSame(units) ? 'currency' : 'unit', values: units, same: oneWorkload ? 'workload' : null };
  if (!fieldOf(field).comparableBy?.length) return { comparable: false, differs: 'subject', values: [], same: 'unit' };
  return { comparable: false, differs: 'workload', values: workloads, same: 'unit' };
}
