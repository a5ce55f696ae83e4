import { type Chain, defineChain } from 'viem';
import type { Config } from '../state/config.ts';

/** The registry's chain as wallets are told of it. */
export const chainOf = ({ network, chainId, rpcs }: Config): Chain =>
  defineChain({
    id: chainId,
    name: network,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: rpcs.map((rpc) => new URL(rpc, document.baseURI).href) } },
  });
