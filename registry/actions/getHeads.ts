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

/** A part of a collection, in the order in which its entries were made. */
export interface HeadsPage {
  entries: Entry[];
  /** Where the next page begins; null after the last. */
  next: bigint | null;
}

/** Up to `limit` heads of a collection from a position on. */
export async function getHeadsPage(
  chain: Chain,
  { registry, kind, period = 0, limit = 500, block, cursor = 0n }: GetHeadsParameters & { cursor?: bigint },
): Promise<HeadsPage> {
  const [page, next] = await readRegistry(chain, registry, 'heads', [kinds.indexOf(kind), period, cursor, BigInt(limit)], block);
  return { entries: page.map(entryFrom(kind, period)), next: page.length < limit || next <= cursor ? null : next };
}

/** Every head of a collection, read in calls of `limit`. */
export async function getHeads(chain: Chain, parameters: GetHeadsParameters): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let cursor: bigint | null = 0n; cursor !== null; ) {
    const page: HeadsPage = await getHeadsPage(chain, { ...parameters, cursor });
    entries.push(...page.entries);
    cursor = page.next;
  }
  return entries;
}
