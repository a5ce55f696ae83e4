import { type Cell, type FieldId, fieldIds, fieldOf, type Overview, type Question } from '../../../registry/schema/index.ts';
import { labelOf, parties, subsidies, upgrades } from '../../../registry/schema/vocabulary.ts';
import { projectsHref } from '../../state/route/projects.ts';

/** One row of a tally: how many systems, and the view of the table that shows them. */
export interface TallyRow {
  label: string;
  count: number;
  /** Nobody knows: drawn as a hatch, never as a zero. */
  absent?: true;
  href: string;
}

export interface Tally {
  question: Question;
  asks: string;
  rows: TallyRow[];
}

const tasks = ['tasks.inference', 'tasks.fineTuning', 'tasks.training'] as const satisfies readonly FieldId[];

const valuesOf = (cell: Cell | undefined): unknown[] => (cell && 'claims' in cell ? cell.claims.map((claim) => claim.value) : []);
/** Known to be unknown; a question that does not apply is not a gap. */
const isGap = (cell: Cell | undefined): boolean => cell !== undefined && 'absence' in cell && cell.absence.kind !== 'not-applicable';

/** How many systems stand where, under each of the four words. A system counts once in each row that holds for it. */
export function talliesOf(overviews: readonly Overview[]): Tally[] {
  const count = (test: (overview: Overview) => boolean) => overviews.filter(test).length;
  const choice = (field: FieldId, one: string) => count((overview) => valuesOf(overview.fields[field]).includes(one));
  const gap = (field: FieldId): TallyRow[] => {
    const missing = count((overview) => isGap(overview.fields[field]));
    return missing > 0
      ? [{ label: 'not known', count: missing, absent: true, href: projectsHref({ groups: [fieldOf(field).group] }) }]
      : [];
  };
  const taskView = projectsHref({ groups: ['tasks'] });
  return [
    {
      question: 'executed',
      asks: 'What the network runs for a user',
      rows: [
        ...tasks.map((field) => ({ label: fieldOf(field).label.toLowerCase(), count: choice(field, 'offered'), href: taskView })),
        {
          label: 'on a lease or own host',
          count: count((overview) => tasks.some((field) => valuesOf(overview.fields[field]).includes('self-hosted'))),
          href: taskView,
        },
      ],
    },
    {
      question: 'verified',
      asks: 'Who must be honest, among others',
      rows: [
        ...parties
          .map((party) => ({
            label: labelOf(party),
            count: count((overview) => hasParty(overview, party)),
            href: projectsHref({ party: [party] }),
          }))
          .toSorted((a, b) => b.count - a.count),
        ...gap('verification.trustModel'),
      ],
    },
    {
      question: 'settled',
      asks: 'Does somebody else pay part of the price',
      rows: [
        ...subsidies.map((one) => ({
          label: labelOf(one),
          count: choice('pricing.subsidized', one),
          href: projectsHref({ groups: ['pricing'] }),
        })),
        ...gap('pricing.subsidized'),
      ],
    },
    {
      question: 'constrained',
      asks: 'How the rules and the code can be replaced',
      rows: [
        ...upgrades.map((one) => ({
          label: labelOf(one),
          count: choice('governance.upgradeability', one),
          href: projectsHref({ groups: ['governance'] }),
        })),
        ...gap('governance.upgradeability'),
      ],
    },
  ];
}

function hasParty(overview: Overview, party: string): boolean {
  return valuesOf(overview.fields['verification.trustModel'])
    .flat()
    .some((one) => typeof one === 'object' && one !== null && 'party' in one && one.party === party);
}

/** The fields that most systems lack, most first. Not applicable is no lack. */
export function leastKnown(overviews: readonly Overview[], limit = 6): { field: FieldId; count: number }[] {
  return fieldIds
    .map((field) => ({ field, count: overviews.filter((overview) => isGap(overview.fields[field])).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, limit);
}
