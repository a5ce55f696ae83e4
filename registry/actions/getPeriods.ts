import { type Chain, type RegistryAddress, readRegistry } from './chain.ts';
import { type Kind, kinds } from './words.ts';

/** The periods of a kind in order of their first entry. */
export async function getPeriods(
  chain: Chain,
  { registry, kind, block }: { registry: RegistryAddress; kind: Kind; block?: bigint },
): Promise<number[]> {
  return [...(await readRegistry(chain, registry, 'periods', [kinds.indexOf(kind)], block))];
}
