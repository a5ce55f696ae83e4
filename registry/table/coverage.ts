import { isPast } from '../schema/age.ts';
import type { Overview } from '../schema/documents.ts';
import { type FieldId, fieldOf } from '../schema/fields.ts';
import { type absenceKinds, type Rung, rungs } from '../schema/vocabulary.ts';
import type { Listed } from './view.ts';

/** What the register knows of one field of one system, without what it says. */
export type Coverage =
  | {
      state: 'claimed';
      /** The best evidence among the headline claims. */
      rung: Rung;
      claims: number;
      /** Two of them contradict each other. */
      conflict: boolean;
      /** Even the newest is older than the field allows. */
      past: boolean;
    }
  | { state: 'absent'; kind: (typeof absenceKinds)[number] };

/** What is known of a field of a system. */
export function coverageOf({ fields }: Pick<Overview, 'fields'>, field: FieldId, now: Date): Coverage {
  const cell = fields[field];
  if ('absence' in cell) return { state: 'absent', kind: cell.absence.kind };
  const { freshDays } = fieldOf(field);
  return {
    state: 'claimed',
    rung: rungs[Math.max(...cell.claims.map(({ rung }) => rungs.indexOf(rung)))] as Rung,
    claims: cell.claims.length,
    conflict: cell.claims.some(({ conflictsWith }) => conflictsWith !== undefined),
    past: cell.claims.every(({ asOf }) => isPast(asOf, freshDays, now)),
  };
}

/** How many cells of a row or column are what. A question that does not apply is not unknown. */
export interface CoverageTotals {
  claimed: number;
  unknown: number;
  notApplicable: number;
  conflicts: number;
  past: number;
}

/** The totals of some cells. */
export function totalsOf(cells: readonly Coverage[]): CoverageTotals {
  const count = (test: (one: Coverage) => boolean) => cells.filter(test).length;
  const notApplicable = count((one) => one.state === 'absent' && one.kind === 'not-applicable');
  const claimed = count((one) => one.state === 'claimed');
  return {
    claimed,
    unknown: cells.length - claimed - notApplicable,
    notApplicable,
    conflicts: count((one) => one.state === 'claimed' && one.conflict),
    past: count((one) => one.state === 'claimed' && one.past),
  };
}

export interface CoverageMatrix<D extends Listed> {
  fields: readonly { field: FieldId; totals: CoverageTotals }[];
  systems: readonly { document: D; cells: ReadonlyMap<FieldId, Coverage>; totals: CoverageTotals }[];
}

/** Systems by fields. Both are in the order given. */
export function coverageMatrix<D extends Listed>(documents: readonly D[], fields: readonly FieldId[], now: Date): CoverageMatrix<D> {
  const systems = documents.map((document) => {
    const cells = new Map(fields.map((field) => [field, coverageOf(document, field, now)]));
    return { document, cells, totals: totalsOf([...cells.values()]) };
  });
  return {
    systems,
    fields: fields.map((field) => ({ field, totals: totalsOf(systems.map(({ cells }) => cells.get(field) as Coverage)) })),
  };
}

/** The least known first; of equal ones the order that they had. */
export const byUnknown = (a: { totals: CoverageTotals }, b: { totals: CoverageTotals }): number => b.totals.unknown - a.totals.unknown;
