import { type Kind, kinds } from '../actions/words.ts';
import { type FieldId, fieldIds, noteTypes, sourceKinds, type Tag, tags } from '../schema/index.ts';
import { edtf } from '../schema/text.ts';
import { BadSearchError } from './errors.ts';
import { type Part, parts } from './itemsOf.ts';

/** A search: words, and what the items must be. Several values of one facet are alternatives. */
export interface SearchQuery {
  /** Words, all of which an item must have; a phrase stands in double quotes. Empty: everything, the newest first. */
  q?: string;
  kind?: readonly Kind[];
  part?: readonly Part[];
  project?: readonly string[];
  field?: readonly FieldId[];
  tag?: readonly Tag[];
  /** Types of notes, and kinds of the sources of claims. */
  type?: readonly string[];
  /** First date: 2026, 2026-03 or 2026-03-14. */
  from?: string;
  /** Last date, included. */
  to?: string;
  /** `earlier`: the revisions before the heads, and not the heads. */
  versions?: 'heads' | 'earlier';
  limit?: number;
  /** `next` of the answer before. */
  cursor?: string;
}

export const facets = ['kind', 'part', 'project', 'field', 'tag', 'type'] as const;
export type Facet = (typeof facets)[number];

export const MAX_Q = 200;
export const MAX_WORDS = 8;
export const MAX_LIMIT = 50;
export const DEFAULT_LIMIT = 20;
/** Hits of one search that can be paged through: whoever needs more narrows it. */
export const MAX_DEPTH = 1_000;
const MAX_VALUES = 8;

const known: Record<Exclude<Facet, 'project'>, readonly string[]> = {
  kind: kinds,
  part: parts,
  field: fieldIds,
  tag: tags,
  type: [...noteTypes, ...sourceKinds],
};

/** A search as the parameters of `/search`, in one order. */
export function queryToParams(query: SearchQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.q) params.set('q', query.q);
  for (const facet of facets) for (const value of query[facet] ?? []) params.append(facet, value);
  if (query.from) params.set('from', query.from);
  if (query.to) params.set('to', query.to);
  if (query.versions === 'earlier') params.set('versions', query.versions);
  if (query.limit !== undefined && query.limit !== DEFAULT_LIMIT) params.set('limit', String(query.limit));
  if (query.cursor) params.set('cursor', query.cursor);
  return params;
}

/** The search that parameters ask for. Throws `BadSearchError`, also for a name that is none: a misspelt filter is no filter. */
export function queryFromParams(params: URLSearchParams): SearchQuery {
  const query: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    const values = [...new Set(params.getAll(name))];
    if (isFacet(name)) query[name] = facetValues(name, values);
    else if (values.length > 1) throw new BadSearchError(name, 'is given twice');
    else if (values[0] !== '') query[name] = single(name, values[0] as string);
  }
  return query as SearchQuery;
}

const isFacet = (name: string): name is Facet => (facets as readonly string[]).includes(name);

function facetValues(facet: Facet, values: readonly string[]): string[] {
  if (values.length > MAX_VALUES) throw new BadSearchError(facet, `has more than ${MAX_VALUES} values`);
  for (const value of values) {
    const fits = facet === 'project' ? /^[a-z0-9-]{1,32}$/.test(value) : known[facet].includes(value);
    if (!fits) throw new BadSearchError(facet, `cannot be "${value.slice(0, 40)}"`);
  }
  return [...values].sort();
}

function single(name: string, value: string): string | number {
  switch (name) {
    case 'q':
      if (value.length > MAX_Q) throw new BadSearchError('q', `has more than ${MAX_Q} characters`);
      return value;
    case 'from':
    case 'to':
      if (!edtf.safeParse(value).success) throw new BadSearchError(name, 'is not a date as 2026, 2026-03 or 2026-03-14');
      return value;
    case 'versions':
      if (value !== 'heads' && value !== 'earlier') throw new BadSearchError(name, 'is neither heads nor earlier');
      return value;
    case 'limit':
      if (!/^[1-9]\d?$/.test(value) || Number(value) > MAX_LIMIT)
        throw new BadSearchError('limit', `is not a whole number from 1 to ${MAX_LIMIT}`);
      return Number(value);
    case 'cursor':
      if (!/^[0-9a-f]{16}\.\d{1,4}$/.test(value)) throw new BadSearchError('cursor', 'is not the "next" of an answer');
      return value;
    default:
      throw new BadSearchError(name, 'is no parameter of a search');
  }
}
