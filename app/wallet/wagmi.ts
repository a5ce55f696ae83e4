import { createConfig, createStorage, fallback, http, type Config as WagmiConfig } from 'wagmi';
import type { Config } from '../state/config.ts';
import { chainOf } from './chain.ts';

let made: Promise<WagmiConfig> | undefined;

/** Wagmi's config, once in a session: a second one would not find the connection again after a reload. */
export const wagmiConfigOf = (config: Config): Promise<WagmiConfig> => (made ??= make(config));

async function make(config: Config): Promise<WagmiConfig> {
  const chain = chainOf(config);
  // A constant of the build: where it is not "demo", these modules are not in the release at all.
  const demo = import.meta.env.MODE === 'demo' ? (await import('./demo/connectors.ts')).demoConnectors(chain) : [];
  const others = config.walletConnect ? (await import('./walletConnect.ts')).walletConnectConnectors(config.walletConnect) : [];
  return createConfig({
    chains: [chain],
    connectors: [...others, ...demo],
    transports: { [chain.id]: fallback(chain.rpcUrls.default.http.map((url) => http(url))) },
    multiInjectedProviderDiscovery: true,
    // On a path gateway all sites share one origin: the names are this site's own.
    storage: createStorage({ storage: localStorage, key: 'deml.wallet' }),
  });
}
