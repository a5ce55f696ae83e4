import type { BadSearchError } from '../../../registry/search/errors.ts';
import { type Facet, facets, queryFromParams, queryToParams, type SearchQuery } from '../../../registry/search/query.ts';

/** The search that an address asks for, and what of it is no search and was left out. */
export function readQuery(text: string): { query: SearchQuery; left: BadSearchError[] } {
  const params = new URLSearchParams(text);
  params.delete('at'); // search is of what stands now, wherever one comes from
  const left: BadSearchError[] = [];
  for (;;) {
    try {
      return { query: queryFromParams(params), left };
    } catch (error) {
      left.push(error as BadSearchError);
      params.delete((error as BadSearchError).parameter);
    }
  }
}

/** The address of a search. */
export const searchHref = (query: SearchQuery): string => `#/search${paramsOf(query) && `?${paramsOf(query)}`}`;

export const paramsOf = (query: SearchQuery): string => queryToParams(query).toString();

/** The same search with something changed: it begins with its first hits. */
export function changed(query: SearchQuery, change: Partial<SearchQuery>): SearchQuery {
  const { cursor: _, ...rest } = { ...query, ...change };
  return rest;
}

/** What narrows a search, one by one: its name, its value, and the search without it. */
export function narrowings(query: SearchQuery): { name: Facet | 'from' | 'to'; value: string; without: SearchQuery }[] {
  return [...facets, 'from' as const, 'to' as const].flatMap((name) => {
    const value = query[name];
    if (value === undefined || value.length === 0) return [];
    const { [name]: _, ...without } = changed(query, {});
    return [{ name, value: typeof value === 'string' ? value : value.join(', '), without }];
  });
}

/** The place of the first hit of this page among all. */
export const firstOf = ({ cursor }: SearchQuery): number => Number(cursor?.split('.')[1] ?? 0);

/** The words as they stand, none of them read as another. */
export const quoted = (q: string, words: readonly string[]): string =>
  q
    .split(/(\s+|"[^"]*"?)/)
    .map((piece) => (words.includes(piece.toLowerCase()) ? `"${piece}"` : piece))
    .join('');
