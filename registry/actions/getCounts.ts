import { registryViews } from '../generated/views.ts';
import type { Chain, RegistryAddress } from './chain.ts';
import { callTogether } from './getHeadsOf.ts';
import { encodeWords } from './layout.ts';
import { type Kind, kinds } from './words.ts';

export interface GetCountsParameters {
  registry: RegistryAddress;
  kind: Kind;
  periods: readonly number[];
  block?: bigint | undefined;
}

/** Periods of one call. */
const LIMIT = 200;

/** How many entries each of some periods holds, in their order and in one call for every 200. */
export async function getCounts(chain: Chain, { registry, kind, periods, block }: GetCountsParameters): Promise<number[]> {
  const [selector, inputs] = registryViews.count;
  const counts: number[] = [];
  for (let at = 0; at < periods.length; at += LIMIT) {
    const calls = periods
      .slice(at, at + LIMIT)
      .map((period) => `${selector.slice(2)}${encodeWords(inputs, [kinds.indexOf(kind), period])}`);
    counts.push(...(await callTogether(chain, registry, { calls, block, decode: (data) => Number(BigInt(data)) })));
  }
  return counts;
}
