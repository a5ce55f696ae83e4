import type { Headline } from '../schema/claim.ts';
import type { FieldId } from '../schema/fields.ts';
import { anyView, type Listed, type TableRow, type TableView } from './view.ts';

export type Filter = 'find' | 'family' | 'party' | 'permission' | 'life' | 'gaps';
export const filters: readonly Filter[] = ['find', 'family', 'party', 'permission', 'life', 'gaps'];

const claimsOf = (document: Listed, field: FieldId): readonly Headline[] => {
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
export const hasGap = (document: Listed, shown: readonly FieldId[]): boolean => shown.some((field) => 'absence' in document.fields[field]);

const tests: Readonly<Record<Filter, (document: Listed, view: TableView, shown: readonly FieldId[]) => boolean>> = {
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
export const activeFilters = (view: TableView): readonly Filter[] => filters.filter((name) => view[name] !== anyView[name]);

/**
 * Rows that pass every filter that is set. A row without a verified document is never judged by its values: it stays,
 * so that a failing gateway cannot make a system disappear.
 */
export function filterRows<R extends TableRow>(rows: readonly R[], view: TableView, shown: readonly FieldId[]): readonly R[] {
  const active = activeFilters(view);
  return rows.filter(({ document }) => !document || active.every((name) => tests[name](document, view, shown)));
}

/** For each filter that is set: how many rows would show without it. */
export function withoutEach(rows: readonly TableRow[], view: TableView, shown: readonly FieldId[]): { filter: Filter; count: number }[] {
  return activeFilters(view).map((filter) => ({
    filter,
    count: filterRows(rows, { ...view, [filter]: anyView[filter] }, shown).length,
  }));
}
