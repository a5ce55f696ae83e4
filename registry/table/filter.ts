import type { FieldId } from '../schema/fields.ts';
import { type Facet, facets, factsOf, passesFacet } from './facets.ts';
import { anyView, type Listed, type TableRow, type TableView } from './view.ts';

export type Filter = 'find' | Facet | 'gaps';
export const filters: readonly Filter[] = ['find', ...facets, 'gaps'];

/** Does a verified profile lack one of the shown fields. */
export const hasGap = (document: Listed, shown: readonly FieldId[]): boolean => shown.some((field) => 'absence' in document.fields[field]);

function holds({ name, slug, sentence, fields }: Listed, text: string): boolean {
  const category = fields['details.category'];
  const wanted = text.trim().toLowerCase();
  const words = 'claims' in category ? category.claims.map((claim) => claim.short ?? '') : [];
  return [name, slug, sentence, ...words].some((one) => one.toLowerCase().includes(wanted));
}

function passes(filter: Filter, document: Listed, view: TableView, shown: readonly FieldId[]): boolean {
  if (filter === 'find') return holds(document, view.find);
  if (filter === 'gaps') return hasGap(document, shown) === (view.gaps === 'only');
  return passesFacet(filter, document, view);
}

/** The filters that are set in a view. */
export const activeFilters = (view: TableView): readonly Filter[] =>
  filters.filter((name) => (Array.isArray(view[name]) ? view[name].length > 0 : view[name] !== anyView[name]));

/**
 * Rows that pass every filter that is set. A row without a verified document is never judged by its values: it stays,
 * so that a failing gateway cannot make a system disappear.
 */
export function filterRows<R extends TableRow>(rows: readonly R[], view: TableView, shown: readonly FieldId[]): readonly R[] {
  const active = activeFilters(view);
  return rows.filter(({ document }) => !document || active.every((name) => passes(name, document, view, shown)));
}

/** For each filter that is set: how many rows would show without it. */
export function withoutEach(rows: readonly TableRow[], view: TableView, shown: readonly FieldId[]): { filter: Filter; count: number }[] {
  return activeFilters(view).map((filter) => ({
    filter,
    count: filterRows(rows, { ...view, [filter]: anyView[filter] }, shown).length,
  }));
}

/** How many systems each word of each facet would show; a word that is not named shows none. */
export type WordCounts = Readonly<Record<Facet, Readonly<Partial<Record<string, number>>>>>;

/** Counts the verified rows that have each word of each facet and pass every filter but that facet. */
export function wordCounts(rows: readonly TableRow[], view: TableView, shown: readonly FieldId[]): WordCounts {
  const counts = Object.fromEntries(facets.map((facet) => [facet, {} as Record<string, number>])) as Record<Facet, Record<string, number>>;
  const active = activeFilters(view);
  for (const { document } of rows) {
    if (!document) continue;
    const failed = active.filter((name) => !passes(name, document, view, shown));
    for (const facet of facets) {
      if (failed.some((name) => name !== facet)) continue;
      for (const word of new Set(factsOf(facet, document, view))) counts[facet][word] = (counts[facet][word] ?? 0) + 1;
    }
  }
  return counts;
}
