import { BadConfigError } from '../../registry/errors/index.ts';
import { root } from './root.ts';

/** What a release needs to know; `config.json` beside `index.html`. */
export interface Config {
  /** Shown in the status line, as "local" or "Base". */
  network: string;
  chainId: number;
  registry: `0x${string}`;
  /** The auditors' contract beside the registry; absent where there is none. */
  attestations?: `0x${string}`;
  rpcs: string[];
  gateways: string[];
  /** Peers that blocks are read from when no gateway works: multiaddrs of WebSockets. Absent where there is none. */
  peers?: string[];
  /** Indexers, which make history and the queue richer, never truer; absent where there is none. */
  indexers?: string[];
  /** The release carries the register's state of a block, in the folder `state`. */
  state?: boolean;
  /** Where this release is published, for previews of links and search engines; absent where that is not known. */
  site?: string;
  /** The contracts of a Lab on the same chain, for local and test networks; absent where there is none. */
  lab?: { escrow: `0x${string}`; game: `0x${string}`; token: `0x${string}`; pool: `0x${string}`; since: number };
  /** WalletConnect's project id. Absent: no wallet on another device, and no request to its servers. */
  walletConnect?: string;
}

/** Where the browser keeps them. */
export const stored = { rpcs: 'deml.rpcs', gateways: 'deml.gateways', peers: 'deml.peers', indexers: 'deml.indexers' } as const;
export type Endpoints = keyof typeof stored;

/** Reads `config.json`, and puts the reader's own endpoints before those of the release. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch(new URL('./config.json', root)).catch(() => undefined);
  if (!response?.ok) throw new BadConfigError('config.json', `it could not be read (${response ? response.status : 'no answer'})`);
  const config = parseConfig(await response.json().catch(() => undefined));
  return {
    ...config,
    rpcs: merge(ownEndpoints('rpcs'), config.rpcs),
    gateways: merge(ownEndpoints('gateways'), config.gateways),
    peers: merge(ownEndpoints('peers'), config.peers ?? []),
    indexers: merge(ownEndpoints('indexers'), config.indexers ?? []),
  };
}

/** Checks the form of a config. An address that begins with `/` or `.` is relative to the page. */
export function parseConfig(value: unknown): Config {
  const config = value as Config;
  if (typeof config !== 'object' || config === null) throw new BadConfigError('config.json', 'it is not a JSON object');
  if (!Number.isSafeInteger(config.chainId)) throw new BadConfigError('config.json', 'chainId is not a number');
  if (!/^0x[0-9a-fA-F]{40}$/.test(config.registry)) throw new BadConfigError('config.json', 'registry is not an address');
  for (const name of ['rpcs', 'gateways'] as const)
    if (!Array.isArray(config[name]) || config[name].length === 0)
      throw new BadConfigError('config.json', `${name} is not a list of addresses`);
  for (const name of ['indexers', 'peers'] as const) {
    const list: unknown = config[name] ?? [];
    if (!Array.isArray(list) || list.some((url) => typeof url !== 'string'))
      throw new BadConfigError('config.json', `${name} is not a list of addresses`);
  }
  return config;
}

/** The endpoints that the reader added in this browser. */
export function ownEndpoints(which: Endpoints): string[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(stored[which]) ?? '[]');
    return Array.isArray(list) ? list.filter((url) => typeof url === 'string') : [];
  } catch {
    return []; // storage is switched off or holds another site's data: the release's endpoints serve
  }
}

const merge = (own: string[], given: string[]): string[] => [...new Set([...own, ...given])];
