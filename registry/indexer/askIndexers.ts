import { ask, jsonOf, refusalOf, stopIf } from '../desk/ask.ts';
import { DemlError, EndpointError } from '../errors/index.ts';
import { BadIndexerAnswerError, NoIndexerError } from './errors.ts';
import { BLOCK_HEADER, type Item, MAX_LIMIT, type Params, pageOf, type Query, type RouteName, routes } from './routes.ts';

/** Where indexers are asked. */
export interface IndexerPlace {
  indexers: readonly string[];
  fetch?: typeof fetch;
  /** Patience with one request, ms. */
  timeoutMs?: number;
  /** Hears what became of each indexer that was asked: the block on which its answer stands, or why it is of no use. */
  report?: (indexer: string, outcome: { block: bigint } | DemlError) => void;
}

/** A page of a list, or a whole one, in an indexer's words: nothing of it is verified. */
export interface Told<N extends RouteName> {
  /** Who told it. */
  indexer: string;
  /** The newest block that its tables had read, at the least. */
  block: bigint;
  items: Item<N>[];
  /** For the page after it; null at the end. */
  next: string | null;
}

export interface AskIndexersOptions<N extends RouteName> {
  query?: Query<N>;
  params?: Params<N>;
  signal?: AbortSignal | undefined;
}

/** 1,000 proposals with their votes, and some air. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** One page of one indexer. Throws a `DemlError`, or what aborted it. */
export async function askIndexer<N extends RouteName>(
  place: IndexerPlace,
  indexer: string,
  route: N,
  { query, params, signal }: AskIndexersOptions<N> = {},
): Promise<Told<N>> {
  const path = `${pathOf(routes[route].path, params ?? {})}${searchOf(query ?? {})}`;
  const { status, headers, bytes } = await ask(place, indexer, { path, limit: MAX_ANSWER_BYTES, signal });
  if (status !== 200) throw refusalOf(indexer, status, bytes);
  return { indexer, block: blockIn(headers, indexer), ...readPage(route, jsonOf(indexer, bytes), indexer) };
}

/** What comes of a task with the first indexer that does not fail in it. Throws `NoIndexerError` with what became of each, or what aborted it. */
export async function inTurn<T extends { block: bigint }>(
  { indexers, report }: Pick<IndexerPlace, 'indexers' | 'report'>,
  signal: AbortSignal | undefined,
  task: (indexer: string) => Promise<T>,
): Promise<T> {
  const failures: DemlError[] = [];
  for (const indexer of new Set(indexers.map((url) => url.replace(/\/+$/, '')))) {
    try {
      const told = await task(indexer);
      report?.(indexer, told);
      return told;
    } catch (error) {
      stopIf(signal);
      const failure = error instanceof DemlError ? error : new EndpointError(indexer, 'did not answer', error);
      report?.(indexer, failure);
      failures.push(failure);
    }
  }
  throw new NoIndexerError(failures);
}

/** One page from the first indexer that answers. Errors: `NoIndexerError`. */
export const askIndexers = <N extends RouteName>(place: IndexerPlace, route: N, options: AskIndexersOptions<N> = {}): Promise<Told<N>> =>
  inTurn(place, options.signal, (indexer) => askIndexer(place, indexer, route, options));

/** Page after page of a list. Whoever told one is asked first for the next; cursors are the same at every indexer. */
export async function* pagesTold<N extends RouteName>(
  place: IndexerPlace,
  route: N,
  options: AskIndexersOptions<N> = {},
): AsyncGenerator<Told<N>, void, void> {
  let { indexers } = place;
  for (let after: string | undefined; ; ) {
    const query = { ...options.query, ...(after === undefined ? {} : { after }) } as Query<N>;
    const told = await askIndexers({ ...place, indexers }, route, { ...options, query });
    yield told;
    if (told.next === null) return;
    after = told.next;
    indexers = [told.indexer, ...place.indexers];
  }
}

/** A whole list of one indexer, or its first `most` items and the pages that they stand on. `block` is the lowest of its pages. */
export async function wholeTold<N extends RouteName>(
  place: IndexerPlace,
  indexer: string,
  route: N,
  { most = Number.POSITIVE_INFINITY, ...options }: AskIndexersOptions<N> & { most?: number } = {},
): Promise<Told<N>> {
  const query = { limit: `${MAX_LIMIT}`, ...options.query } as Query<N>;
  let whole = await askIndexer(place, indexer, route, { ...options, query });
  while (whole.next !== null && whole.items.length < most) {
    const page = await askIndexer(place, indexer, route, { ...options, query: { ...query, after: whole.next } });
    whole = { ...page, block: whole.block < page.block ? whole.block : page.block, items: [...whole.items, ...page.items] };
  }
  return whole;
}

const pathOf = (path: string, params: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));

function searchOf(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

function blockIn(headers: Headers, indexer: string): bigint {
  const value = headers.get(BLOCK_HEADER) ?? '';
  if (!/^\d{1,15}$/.test(value)) throw new BadIndexerAnswerError(indexer, BLOCK_HEADER, 'names no block');
  return BigInt(value);
}

function readPage<N extends RouteName>(route: N, value: unknown, indexer: string): Pick<Told<N>, 'items' | 'next'> {
  const result = pageOf(route).safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new BadIndexerAnswerError(indexer, issue?.path.join('.') ?? '', issue?.message ?? 'is malformed');
}
