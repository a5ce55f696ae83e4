import type { Address } from 'viem';
import { isAddress } from 'viem/utils';
import { BadConfigError } from '../registry/errors/index.ts';

/** Everything an operator can set. docs/reference/http-api.md has the table. */
export interface GatewaySettings {
  /** Folder of blocks, pins and keys. */
  data: string;
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** Parent of `<cid>.ipfs.<domain>`. */
  domain: string;
  libp2p: boolean;
  listen: string[];
  /** Multiaddrs of peers to stay connected to. */
  peers: string[];
  /** Gateways that wanted blocks are fetched from; every byte is verified. */
  sources: string[];
  /** JSON-RPC addresses; the first that answers is used. Empty: the chain is not followed. */
  rpc: string[];
  registry: Address | undefined;
  /** Contract of attestations and reproductions, whose evidence is pinned. */
  attestations: Address | undefined;
  fromBlock: bigint;
  pollMs: number;
  keepHours: number;
  uploadsPerMinute: number;
  uploadBurst: number;
  /** MiB that uploads may fill together while nothing on the chain names them. */
  uploadSpaceMb: number;
  /** What one address may post to the desk: proposals, signatures and comments. */
  deskPerMinute: number;
  deskBurst: number;
  /** MiB that comments of others than curators and proposers may fill. */
  deskSpaceMb: number;
  /** What one address may search. */
  searchesPerMinute: number;
  searchBurst: number;
  /** What one address may ask of feeds and calendars. */
  feedsPerMinute: number;
  feedBurst: number;
  /** The address under which others reach this gateway, as feeds say it. Absent: the one that was asked. */
  publicUrl: string | undefined;
  /** The address of the app that feeds link, without its hash. Absent: the root of this gateway. */
  appUrl: string | undefined;
  /** Origins whose pages may upload and post; `*` for all. */
  uploadOrigins: string[];
  /** The address of a client is the last one in X-Forwarded-For. */
  trustProxy: boolean;
  /** Folder of a built app, or a CAR of one, to import, pin and serve at `/`. */
  app: string | undefined;
}

type Env = Record<string, string | undefined>;
const prefix = 'DEML_GATEWAY_';

/** Reads the settings from environment variables named `DEML_GATEWAY_*`. Throws `BadConfigError`. */
export function readSettings(env: Env): GatewaySettings {
  const known = new Set<string>();
  const text = (name: string): string | undefined => {
    known.add(prefix + name);
    return env[prefix + name]?.trim() || undefined;
  };
  const list = (name: string, fallback: string[] = []) =>
    text(name)
      ?.split(',')
      .map((item) => item.trim())
      .filter(Boolean) ?? fallback;
  const count = (name: string, fallback: number, least: number, most: number): number => {
    const value = text(name);
    if (value === undefined) return fallback;
    if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most)
      throw new BadConfigError(prefix + name, `"${value}" is not a whole number from ${least} to ${most}`);
    return Number(value);
  };
  const flag = (name: string, fallback: boolean): boolean => {
    const value = text(name);
    if (value !== undefined && value !== 'on' && value !== 'off')
      throw new BadConfigError(prefix + name, `"${value}" is neither on nor off`);
    return value === undefined ? fallback : value === 'on';
  };

  const url = (name: string): string | undefined => {
    const value = text(name);
    return value && checkUrl(name, value);
  };

  const settings: GatewaySettings = {
    data: text('DATA') ?? '.deml/gateway',
    host: text('HOST') ?? '127.0.0.1',
    port: count('PORT', 8080, 0, 65_535),
    domain: text('DOMAIN') ?? 'localhost',
    libp2p: flag('LIBP2P', true),
    listen: list('LISTEN', ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws']),
    peers: list('PEERS'),
    sources: list('SOURCES').map((url) => checkUrl('SOURCES', url)),
    rpc: list('RPC').map((url) => checkUrl('RPC', url)),
    registry: checkAddress('REGISTRY', text('REGISTRY')),
    attestations: checkAddress('ATTESTATIONS', text('ATTESTATIONS')),
    fromBlock: BigInt(count('FROM_BLOCK', 0, 0, Number.MAX_SAFE_INTEGER)),
    pollMs: count('POLL_MS', 1_000, 50, 600_000),
    keepHours: count('KEEP_HOURS', 24, 1, 24 * 365),
    uploadsPerMinute: count('UPLOADS_PER_MINUTE', 1_200, 1, 1_000_000),
    uploadBurst: count('UPLOAD_BURST', 600, 1, 1_000_000),
    uploadSpaceMb: count('UPLOAD_SPACE_MB', 1_024, 1, 1_000_000),
    deskPerMinute: count('DESK_PER_MINUTE', 240, 1, 1_000_000),
    deskBurst: count('DESK_BURST', 120, 1, 1_000_000),
    deskSpaceMb: count('DESK_SPACE_MB', 256, 1, 1_000_000),
    searchesPerMinute: count('SEARCHES_PER_MINUTE', 600, 1, 1_000_000),
    searchBurst: count('SEARCH_BURST', 120, 1, 1_000_000),
    feedsPerMinute: count('FEEDS_PER_MINUTE', 1_200, 1, 1_000_000),
    feedBurst: count('FEED_BURST', 600, 1, 1_000_000),
    publicUrl: url('PUBLIC_URL'),
    appUrl: text('APP_URL') && `${url('APP_URL')}/`,
    uploadOrigins: list('UPLOAD_ORIGINS', ['*']),
    trustProxy: flag('TRUST_PROXY', false),
    app: text('APP'),
  };
  for (const name of Object.keys(env))
    if (name.startsWith(prefix) && !known.has(name)) throw new BadConfigError(name, 'no setting has this name');
  for (const address of [...settings.listen, ...settings.peers])
    if (!/^\/(ip4|ip6|dns|dns4|dns6|dnsaddr)\/[^/]+(\/|$)/.test(address))
      throw new BadConfigError(`${prefix}LISTEN or PEERS`, `"${address}" is not a multiaddr`);
  if (settings.rpc.length > 0 !== (settings.registry !== undefined))
    throw new BadConfigError(
      `${prefix}${settings.registry ? 'RPC' : 'REGISTRY'}`,
      'an RPC and a registry address belong together, and only one is set',
    );
  if (settings.attestations && !settings.registry)
    throw new BadConfigError(`${prefix}ATTESTATIONS`, 'it needs a registry, and none is set');
  return settings;
}

function checkAddress(name: string, value: string | undefined): Address | undefined {
  if (value !== undefined && !isAddress(value)) throw new BadConfigError(prefix + name, `"${value}" is not an address`);
  return value;
}

function checkUrl(name: string, value: string): string {
  if (!/^https?:$/.test(URL.parse(value)?.protocol ?? '')) throw new BadConfigError(prefix + name, `"${value}" is not an http(s) address`);
  return value.replace(/\/+$/, '');
}
