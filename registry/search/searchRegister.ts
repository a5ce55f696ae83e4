import { ask, gatewaysOf, jsonOf, refusalOf, stopIf } from '../desk/ask.ts';
import { DemlError, EndpointError } from '../errors/index.ts';
import { type CheckedHit, checkHits } from './checkHits.ts';
import { NoSearchError } from './errors.ts';
import { queryToParams, type SearchQuery } from './query.ts';
import type { SearchPlace } from './types.ts';
import { readAnswer, type SearchAnswer } from './wire.ts';

/** An answer whose hits were checked, and the gateway that gave it: totals, facets and order are its word alone. */
export interface CheckedAnswer extends Omit<SearchAnswer, 'hits'> {
  gateway: string;
  hits: CheckedHit[];
}

/**
 * Searches the register: the first gateway that answers, and each hit checked against the chain and its block. Throws
 * `NoSearchError` with what each gateway says; its family is `input` where all found fault with the search.
 */
export async function searchRegister(
  place: SearchPlace,
  query: SearchQuery,
  { signal }: { signal?: AbortSignal } = {},
): Promise<CheckedAnswer> {
  const { gateway, answer } = await askGateways(place, query, signal);
  return { ...answer, gateway, hits: await checkHits(place, answer.hits, signal ? { signal } : {}) };
}

async function askGateways(
  place: SearchPlace,
  query: SearchQuery,
  signal?: AbortSignal,
): Promise<{ gateway: string; answer: SearchAnswer }> {
  const failures: DemlError[] = [];
  const path = `/search?${queryToParams(query)}`;
  for (const gateway of gatewaysOf(place)) {
    try {
      const { status, bytes } = await ask(place, gateway, { path, signal });
      if (status !== 200) throw refusalOf(gateway, status, bytes);
      return { gateway, answer: readAnswer(jsonOf(gateway, bytes), gateway) };
    } catch (error) {
      stopIf(signal);
      failures.push(error instanceof DemlError ? error : new EndpointError(gateway, 'did not answer a search', error));
    }
  }
  throw new NoSearchError(failures);
}
