import { queryFromParams, queryToParams } from '../../registry/search/query.ts';
import { sha256 } from '../blocks/store.ts';
import { SearchClosedError } from '../search/errors.ts';
import type { Search } from '../search/openSearch.ts';
import { notModified } from './headers.ts';

/** Answers `GET /search`. Nothing in it is to be believed; registry/search checks each hit against the chain and its block. */
export async function sendSearch(request: Request, search: Search | undefined): Promise<Response> {
  if (!search) throw new SearchClosedError();
  const query = queryFromParams(new URL(request.url).searchParams);
  const params = queryToParams(query).toString();
  if (request.headers.has('if-none-match')) {
    const state = await search.state(query.versions);
    const known = notModified(request, etagOf(state, params), headersOf(state, params));
    if (known) return known;
  }
  const answer = await search.find(query);
  return new Response(request.method === 'HEAD' ? null : JSON.stringify(answer), { headers: headersOf(answer.state, params) });
}

/** The same search of the same state has the same answer. */
const etagOf = (state: string, params: string): string => `"${sha256(new TextEncoder().encode(`${state}?${params}`)).slice(2, 34)}"`;

const headersOf = (state: string, params: string): Headers =>
  new Headers({
    'Cache-Control': 'no-cache',
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
    Etag: etagOf(state, params),
    Vary: 'Accept-Encoding',
  });
