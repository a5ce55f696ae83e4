import { type Chain, type RegistryAddress, readRegistry } from './chain.ts';
import { type Entry, entryFrom, type Kind, kinds } from './words.ts';

export interface GetHeadsParameters {
  registry: RegistryAddress;
  kind: Kind;
  /** YYYYMM for notes, else 0. */
  period?: number;
  /** Heads a call. */
  limit?: number;
  block?: bigint;
}

/** Every head of a collection, read in calls of `limit`. */
export async function getHeads(chain: Chain, { registry, kind, period = 0, limit = 500, block }: GetHeadsParameters): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let cursor = 0n; ; ) {
    const [page, next] = await readRegistry(chain, registry, 'heads', [kinds.indexOf(kind), period, cursor, BigInt(limit)], block);
    entries.push(...page.map(entryFrom(kind, period)));
    if (page.length < limit || next <= cursor) return entries;
    cursor = next;
  }
}
