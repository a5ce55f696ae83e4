import { type Chain, type RegistryAddress, readRegistry } from './chain.ts';
import { type Head, headFrom, type Kind, keyToBytes32, kinds } from './words.ts';

export interface GetHeadParameters {
  registry: RegistryAddress;
  kind: Kind;
  period?: number;
  key: string;
  block?: bigint;
}

/** The head of one entry; `status` is `none` and `version` 0 where there is no such entry. */
export async function getHead(chain: Chain, { registry, kind, period = 0, key, block }: GetHeadParameters): Promise<Head> {
  return headFrom(await readRegistry(chain, registry, 'head', [kinds.indexOf(kind), period, keyToBytes32(key)], block));
}
