import { type Cell, type FieldId, fieldIds, type Overview, type Question } from '../../../registry/schema/index.ts';
import { parties, subsidies, upgrades } from '../../../registry/schema/vocabulary.ts';
import { type ProjectsView, projectsHref } from '../../state/route/projects.ts';
import { fieldLabel, label, t } from '../../words/t.tsx';

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
/** Facets ask for these words where nobody knows. */
const gaps = ['not-published', 'not-found'] as const;

const valuesOf = (cell: Cell | undefined): unknown[] => (cell && 'claims' in cell ? cell.claims.map((claim) => claim.value) : []);
/** Known to be unknown; a question that does not apply is not a gap. */
const isGap = (cell: Cell | undefined): boolean => cell !== undefined && 'absence' in cell && cell.absence.kind !== 'not-applicable';

/** How many systems stand where, under each of the four words. A system counts once in each row that holds for it. */
export function talliesOf(overviews: readonly Overview[]): Tally[] {
  const count = (test: (overview: Overview) => boolean) => overviews.filter(test).length;
  const choice = (field: FieldId, one: string) => count((overview) => valuesOf(overview.fields[field]).includes(one));
  const gap = (field: FieldId, view: Partial<ProjectsView>): TallyRow[] => {
    const missing = count((overview) => isGap(overview.fields[field]));
    return missing > 0 ? [{ label: t('not known'), count: missing, absent: true, href: projectsHref(view) }] : [];
  };
  const taskView = projectsHref({ groups: ['tasks'] });
  return [
    {
      question: 'executed',
      asks: t('What the network runs for a user'),
      rows: [
        ...tasks.map((field) => ({ label: fieldLabel(field).toLowerCase(), count: choice(field, 'offered'), href: taskView })),
        {
          label: t('on a lease or own host'),
          count: count((overview) => tasks.some((field) => valuesOf(overview.fields[field]).includes('self-hosted'))),
          href: taskView,
        },
      ],
    },
    {
      question: 'verified',
      asks: t('Who must be honest, among others'),
      rows: [
        ...parties
          .map((party) => ({
            label: label(party),
            count: count((overview) => hasParty(overview, party)),
            href: projectsHref({ party: [party] }),
          }))
          .toSorted((a, b) => b.count - a.count),
        ...gap('verification.trustModel', { party: gaps }),
      ],
    },
    {
      question: 'settled',
      asks: t('Does somebody else pay part of the price'),
      rows: [
        ...subsidies.map((one) => ({
          label: label(one),
          count: choice('pricing.subsidized', one),
          href: projectsHref({ subsidy: [one] }),
        })),
        ...gap('pricing.subsidized', { subsidy: gaps }),
      ],
    },
    {
      question: 'constrained',
      asks: t('How the rules and the code can be replaced'),
      rows: [
        ...upgrades.map((one) => ({
          label: label(one),
          count: choice('governance.upgradeability', one),
          href: projectsHref({ upgrade: [one] }),
        })),
        ...gap('governance.upgradeability', { upgrade: gaps }),
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
