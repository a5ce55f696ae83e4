import { type FieldId, fieldIds } from '../../../registry/schema/fields.ts';
import { type Group, groups } from '../../../registry/schema/vocabulary.ts';
import { type FacetView, facetFrom, facets } from '../../../registry/table/facets.ts';
import { anyView, gapViews, orders, type TableView } from '../../../registry/table/view.ts';
import { asOf } from './moment.ts';
import { isSlug, oneOf, queryOf } from './parts.ts';

/** How much of each cell the table shows: a line, what fits the condensed cell, or all of it. */
export const densities = ['line', 'fit', 'full'] as const;
export type Density = (typeof densities)[number];

/** The view of the Projects page. */
export interface ProjectsView extends TableView {
  /** Whole groups in place of the condensed columns; empty: condensed. On a phone, the first one is shown. */
  groups: readonly Group[];
  /** Chosen fields in their order, in place of the condensed columns and of groups; empty: none chosen. */
  columns: readonly FieldId[];
  /** Null: what suits the columns, all of each cell for whole groups and what fits for others. */
  density: Density | null;
  /** The cell whose claims are open. */
  cell: { slug: string; field: FieldId } | null;
  /** Systems that are chosen to stand side by side. */
  compare: readonly string[];
}

export const defaultView: ProjectsView = { groups: [], columns: [], density: null, cell: null, compare: [], ...anyView };

export function parseProjects(params: URLSearchParams): ProjectsView {
  const [slug, field] = (params.get('cell') ?? '').split(/\.(.*)/s);
  const [sortField, by] = (params.get('sort') ?? '').split(':');
  const cellField = oneOf(fieldIds, field);
  const sortBy = oneOf(orders, by);
  const sorted = oneOf(fieldIds, sortField);
  const wanted = (params.get('groups') ?? '').split(',');
  const columns = new Set((params.get('columns') ?? '').split(',').flatMap((id) => oneOf(fieldIds, id) ?? []));
  return {
    groups: groups.filter((group) => wanted.includes(group)),
    columns: [...columns],
    density: oneOf(densities, params.get('density')),
    find: (params.get('find') ?? '').slice(0, 60),
    ...(Object.fromEntries(facets.map((facet) => [facet, facetFrom(facet, params.get(facet))])) as unknown as FacetView),
    gaps: oneOf(gapViews, params.get('gaps')) ?? 'shown',
    sort: sorted && sortBy ? { field: sorted, by: sortBy } : null,
    cell: isSlug(slug) && cellField ? { slug, field: cellField } : null,
    compare: [...new Set((params.get('compare') ?? '').split(',').filter((one) => isSlug(one)))].slice(0, 12),
  };
}

export const projectsAddress = (view: ProjectsView): string =>
  `#/projects${queryOf({
    groups: view.groups.join(','),
    columns: view.columns.join(','),
    density: view.density,
    find: view.find,
    ...Object.fromEntries(facets.map((facet) => [facet, view[facet].join(',')])),
    gaps: view.gaps === 'shown' ? null : view.gaps,
    sort: view.sort && `${view.sort.field}:${view.sort.by}`,
    cell: view.cell && `${view.cell.slug}.${view.cell.field}`,
    compare: view.compare.join(','),
  })}`;

/** The address of a view of the Projects page; what is left out is at its default. */
export const projectsHref = (view: Partial<ProjectsView> = {}): string => asOf(projectsAddress({ ...defaultView, ...view }));
