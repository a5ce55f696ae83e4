import type { Address } from 'viem';
import { type Chain, type RegistryAddress, readRegistry } from '../actions/chain.ts';

/** Wei that an account may collect. */
export const getCredit = (
  chain: Chain,
  { registry, account, block }: { registry: RegistryAddress; account: Address; block?: bigint },
): Promise<bigint> => readRegistry(chain, registry, 'creditOf', [account], block);
