import type { Headline } from '../../../registry/schema/claim.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import type { FieldId } from '../../../registry/schema/fields.ts';
import type { EntryState } from '../../state/register.ts';
import { defaultView, type ProjectsView } from '../../state/route.ts';

type Row = EntryState<Overview>;
export type Filter = 'find' | 'family' | 'party' | 'permission' | 'life' | 'gaps';
export const filters: readonly Filter[] = ['find', 'family', 'party', 'permission', 'life', 'gaps'];

const claimsOf = (document: Overview, field: FieldId): readonly Headline[] => {
  const cell = document.fields[field];
  return 'claims' in cell ? cell.claims : [];
};

/** The words under `name` in a list value, as the families of all mechanisms. */
function wordsIn(claims: readonly Headline[], name: 'family' | 'party'): string[] {
  return claims
    .flatMap(({ value }) => (Array.isArray(value) ? (value as readonly object[]) : []))
    .flatMap((one) => (name in one ? [String(one[name as keyof typeof one])] : []));
}

/** Does a verified profile lack one of the shown fields. */
export const hasGap = (document: Overview, shown: readonly FieldId[]): boolean =>
  shown.some((field) => 'absence' in document.fields[field]);

const tests: Readonly<Record<Filter, (document: Overview, view: ProjectsView, shown: readonly FieldId[]) => boolean>> = {
  find: (document, { find }) =>
    [document.name, document.slug, document.sentence, ...claimsOf(document, 'details.category').map((claim) => claim.short ?? '')].some(
      (text) => text.toLowerCase().includes(find.trim().toLowerCase()),
    ),
  family: (document, { family }) => wordsIn(claimsOf(document, 'verification.mechanism'), 'family').includes(family ?? ''),
  party: (document, { party }) => wordsIn(claimsOf(document, 'verification.trustModel'), 'party').includes(party ?? ''),
  permission: (document, { permission }) => claimsOf(document, 'participation.permission').some((claim) => claim.value === permission),
  life: (document, { life }) => document.life.status === life,
  gaps: (document, { gaps }, shown) => hasGap(document, shown) === (gaps === 'only'),
};

/** The filters that are set in a view. */
export const activeFilters = (view: ProjectsView): readonly Filter[] => filters.filter((name) => view[name] !== defaultView[name]);

/**
 * Rows that pass every filter that is set. A row without a verified document is never judged by its values: it stays,
 * so that a failing gateway cannot make a system disappear.
 */
export function filterRows(rows: readonly Row[], view: ProjectsView, shown: readonly FieldId[]): readonly Row[] {
  const active = activeFilters(view);
  return rows.filter((row) => row.state !== 'verified' || active.every((name) => tests[name](row.document, view, shown)));
}

/** For each filter that is set: how many rows would show without it. */
export function withoutEach(rows: readonly Row[], view: ProjectsView, shown: readonly FieldId[]): { filter: Filter; count: number }[] {
  return activeFilters(view).map((filter) => ({
    filter,
    count: filterRows(rows, { ...view, [filter]: defaultView[filter] }, shown).length,
  }));
}
