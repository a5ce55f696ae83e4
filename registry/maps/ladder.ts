import type { Headline } from '../schema/claim.ts';
import { type FieldId, fieldIds, fieldOf } from '../schema/fields.ts';
import { type Group, type Rung, rungs } from '../schema/vocabulary.ts';
import type { AbsenceKind, Mapped } from './checks.ts';

/** The evidence ladder in four steps: somebody says so, the system's own documents, code that does it, somebody saw it. */
export const steps = ['said', 'documented', 'released-code', 'observed'] as const;
export type Step = (typeof steps)[number];

const stepOfRung: Readonly<Record<Rung, Step>> = {
  announced: 'said',
  reported: 'said',
  documented: 'documented',
  'released-code': 'released-code',
  'on-chain': 'observed',
  measured: 'observed',
  reproduced: 'observed',
};

/** The step on which a rung stands. */
export const stepOf = (rung: Rung): Step => stepOfRung[rung];

/** How far up the evidence ladder each claimed field of a system stands, by its best headline claim; and what has none. */
export interface Ladder<D extends Mapped> {
  document: D;
  /** One for each rung, the weakest first. */
  rungs: readonly { rung: Rung; fields: readonly { field: FieldId; claim: Headline }[] }[];
  unknown: readonly { field: FieldId; kind: Exclude<AbsenceKind, 'not-applicable'> }[];
  notApplicable: number;
  /** Fields with a claim, and those of them on each step: the gap between what is claimed and what was observed. */
  claimed: number;
  on: Readonly<Record<Step, number>>;
}

/** The ladder of a system, over all fields or those of one group. */
export function ladderOf<D extends Mapped>(document: D, group: Group | null = null): Ladder<D> {
  const asked = (fieldIds as readonly FieldId[]).filter((field) => group === null || fieldOf(field).group === group);
  const best = asked.flatMap((field) => {
    const cell = document.fields[field];
    if ('absence' in cell) return [];
    const claim = cell.claims.reduce((a, b) => (rungs.indexOf(b.rung) > rungs.indexOf(a.rung) ? b : a));
    return [{ field, claim }];
  });
  const absent = asked.flatMap((field) => {
    const cell = document.fields[field];
    return 'absence' in cell ? [{ field, kind: cell.absence.kind }] : [];
  });
  const count = (step: Step) => best.filter(({ claim }) => stepOf(claim.rung) === step).length;
  return {
    document,
    rungs: rungs.map((rung) => ({ rung, fields: best.filter(({ claim }) => claim.rung === rung) })),
    unknown: absent.flatMap(({ field, kind }) => (kind === 'not-applicable' ? [] : [{ field, kind }])),
    notApplicable: absent.filter(({ kind }) => kind === 'not-applicable').length,
    claimed: best.length,
    on: { said: count('said'), documented: count('documented'), 'released-code': count('released-code'), observed: count('observed') },
  };
}

/** The share of the claimed fields that stand on a step or above it. */
const shareFrom = (step: Step, { claimed, on }: Ladder<Mapped>): number =>
  claimed === 0 ? 0 : steps.slice(steps.indexOf(step)).reduce((sum, one) => sum + on[one], 0) / claimed;

/** The widest gap first: the smallest share of claimed fields that somebody observed; of equal ones the smallest in code, then by name. */
export const byGap = (a: Ladder<Mapped>, b: Ladder<Mapped>): number =>
  shareFrom('observed', a) - shareFrom('observed', b) ||
  shareFrom('released-code', a) - shareFrom('released-code', b) ||
  shareFrom('documented', a) - shareFrom('documented', b) ||
  a.document.name.localeCompare(b.document.name);
