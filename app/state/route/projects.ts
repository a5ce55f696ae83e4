import { type FieldId, fieldIds } from '../../../registry/schema/fields.ts';
import { families, type Group, groups, lifecycles, parties, permissions } from '../../../registry/schema/vocabulary.ts';
import { anyView, gapViews, orders, type TableView } from '../../../registry/table/view.ts';
import { asOf } from './moment.ts';
import { isSlug, oneOf, queryOf } from './parts.ts';

/** The view of the Projects page. Null: any. */
export interface ProjectsView extends TableView {
  /** Whole groups in place of the condensed columns; empty: condensed. On a phone, the first one is shown. */
  groups: readonly Group[];
  /** The cell whose claims are open. */
  cell: { slug: string; field: FieldId } | null;
}

export const defaultView: ProjectsView = { groups: [], cell: null, ...anyView };

export function parseProjects(params: URLSearchParams): ProjectsView {
  const [slug, field] = (params.get('cell') ?? '').split(/\.(.*)/s);
  const [sortField, by] = (params.get('sort') ?? '').split(':');
  const cellField = oneOf(fieldIds, field);
  const sortBy = oneOf(orders, by);
  const sorted = oneOf(fieldIds, sortField);
  const wanted = (params.get('groups') ?? '').split(',');
  return {
    groups: groups.filter((group) => wanted.includes(group)),
    find: (params.get('find') ?? '').slice(0, 60),
    family: oneOf(families, params.get('family')),
    party: oneOf(parties, params.get('party')),
    permission: oneOf(permissions, params.get('entry')),
    life: oneOf(lifecycles, params.get('life')),
    gaps: oneOf(gapViews, params.get('gaps')) ?? 'shown',
    sort: sorted && sortBy ? { field: sorted, by: sortBy } : null,
    cell: isSlug(slug) && cellField ? { slug, field: cellField } : null,
  };
}

export const projectsAddress = (view: ProjectsView): string =>
  `#/projects${queryOf({
    groups: view.groups.join(','),
    find: view.find,
    family: view.family,
    party: view.party,
    entry: view.permission,
    life: view.life,
    gaps: view.gaps === 'shown' ? null : view.gaps,
    sort: view.sort && `${view.sort.field}:${view.sort.by}`,
    cell: view.cell && `${view.cell.slug}.${view.cell.field}`,
  })}`;

/** The address of a view of the Projects page; what is left out is at its default. */
export const projectsHref = (view: Partial<ProjectsView> = {}): string => asOf(projectsAddress({ ...defaultView, ...view }));
