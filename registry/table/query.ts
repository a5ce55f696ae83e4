import { type FieldId, fieldIds } from '../schema/fields.ts';
import { BadOrderError } from './errors.ts';
import { type Facet, facets, wordsOf } from './facets.ts';
import { anyView, gapViews, orders, type TableView } from './view.ts';

/** A page of the table: which rows, in which order, and which of them. */
export interface TableQuery extends TableView {
  /** Order by the approval of the head, the last first, in place of `sort`. */
  approved: boolean;
  /** The fields that have a column: what the filter of gaps looks at. */
  shown: readonly FieldId[];
  limit: number;
  /** `next` of the page before. */
  cursor: string | null;
}

/** Rows of one answer at most. */
export const MAX_ROWS = 64;
const MAX_FIND = 60;
const DEFAULT_ROWS = 20;

export const anyQuery: TableQuery = { ...anyView, approved: false, shown: [], limit: DEFAULT_ROWS, cursor: null };

/** A query as the parameters of `/projects`, in one order; what is left at its default is left out. */
export function tableToParams(query: TableQuery): URLSearchParams {
  const params = new URLSearchParams();
  const set = (name: string, value: string | null | false) => value && params.set(name, value);
  set('find', query.find.trim());
  for (const facet of facets) set(facet, query[facet].join(','));
  set('gaps', query.gaps !== anyView.gaps && query.gaps);
  set('shown', query.gaps !== anyView.gaps && fieldIds.filter((field) => query.shown.includes(field)).join(','));
  set('sort', query.approved ? 'approved' : query.sort && `${query.sort.field}:${query.sort.by}`);
  set('limit', query.limit !== DEFAULT_ROWS && String(query.limit));
  set('cursor', query.cursor);
  return params;
}

/** The query that parameters ask for. Throws `BadOrderError`, also for a name or a value that is none. */
export function tableFromParams(params: URLSearchParams): TableQuery {
  const query: TableQuery = { ...anyQuery };
  for (const name of new Set(params.keys())) {
    const [value = '', ...more] = params.getAll(name);
    if (more.length > 0) throw new BadOrderError(name, 'is given twice');
    const read = readers[name];
    if (!read || !Object.hasOwn(readers, name)) throw new BadOrderError(name, 'is not a parameter');
    Object.assign(query, read(value));
  }
  return query;
}

const readers: Readonly<Record<string, (value: string) => Partial<TableQuery>>> = {
  find: (value) => {
    if (value.length > MAX_FIND) throw new BadOrderError('find', `is longer than ${MAX_FIND} characters`);
    return { find: value };
  },
  ...Object.fromEntries(facets.map((facet) => [facet, (value: string) => ({ [facet]: wordsFrom(facet, value) })])),
  gaps: (value) => ({ gaps: oneOf('gaps', gapViews, value) }),
  shown: (value) => ({ shown: value.split(',').map((field) => oneOf('shown', fieldIds, field)) }),
  sort: (value) => {
    if (value === 'approved') return { approved: true };
    const [field = '', by = ''] = value.split(':');
    return { sort: { field: oneOf('sort', fieldIds, field), by: oneOf('sort', orders, by) } };
  },
  limit: (value) => {
    if (!/^[1-9]\d?$/.test(value) || Number(value) > MAX_ROWS) throw new BadOrderError('limit', `is not a number from 1 to ${MAX_ROWS}`);
    return { limit: Number(value) };
  },
  cursor: (value) => {
    if (!/^\d{1,9}$/.test(value)) throw new BadOrderError('cursor', 'is not "next" of an answer');
    return { cursor: value };
  },
};

/** Words of a facet, each once and in its order. */
function wordsFrom(facet: Facet, value: string): readonly string[] {
  const wanted = value.split(',').map((word) => oneOf(facet, wordsOf(facet), word));
  return wordsOf(facet).filter((word) => wanted.includes(word));
}

function oneOf<T extends string>(name: string, list: readonly T[], value: string): T {
  const found = list.find((one) => one === value);
  if (found === undefined) throw new BadOrderError(name, `has the value "${value.slice(0, 40)}", which is not one of ${list.join(', ')}`);
  return found;
}
