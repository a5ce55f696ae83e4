import { resolve } from 'node:path';
import { type Address, isAddress } from 'viem';
import { BadConfigError } from '../registry/errors/index.ts';

/** What an indexer has to be told; docs/reference/indexer.md describes each variable. */
export interface Settings {
  rpcs: string[];
  chainId: number;
  registry: Address;
  /** Every AccessManager that the registry or the attestations ever obeyed, as far as is known. */
  managers: Address[];
  attestations: Address;
  startBlock: number;
  pollMs: number;
  /** How often the tables are compared with the chain. */
  checkMs: number;
  /** Folder of the embedded database; `databaseUrl` goes first. */
  data: string;
  databaseUrl: string | undefined;
  /** Name of the tables' schema in the database. */
  schema: string;
  host: string;
  port: number;
  /** What one address may ask: so much a minute, after so much at once. */
  requestsPerMinute: number;
  requestBurst: number;
  /** The address of a client is the last one in X-Forwarded-For. */
  trustProxy: boolean;
}

/** Reads the settings from the environment. Throws `BadConfigError`. */
export function settingsFrom(env: Record<string, string | undefined>): Settings {
  const text = (name: string): string => {
    const value = env[name];
    if (!value) throw new BadConfigError(name, 'it is not set, and the indexer needs it');
    return value;
  };
  const addresses = (name: string): Address[] =>
    text(name)
      .split(',')
      .map((value) => {
        if (!isAddress(value)) throw new BadConfigError(name, `"${value}" is not an address`);
        return value.toLowerCase() as Address;
      });
  const address = (name: string): Address => {
    const [value, second] = addresses(name);
    if (value === undefined || second !== undefined) throw new BadConfigError(name, 'it takes one address');
    return value;
  };
  const count = (name: string, otherwise?: number): number => {
    const value = otherwise === undefined ? text(name) : (env[name] ?? `${otherwise}`);
    if (!/^\d{1,15}$/.test(value)) throw new BadConfigError(name, `"${value}" is not a whole number`);
    return Number(value);
  };
  const flag = (name: string): boolean => {
    const value = env[name] || 'off';
    if (value !== 'on' && value !== 'off') throw new BadConfigError(name, `"${value}" is neither on nor off`);
    return value === 'on';
  };
  const rpcs = text('DEML_INDEXER_RPC').split(',');
  const strange = rpcs.find((rpc) => !/^https?:\/\//.test(rpc));
  if (strange !== undefined) throw new BadConfigError('DEML_INDEXER_RPC', `"${strange}" is no http address`);
  return {
    rpcs,
    chainId: count('DEML_INDEXER_CHAIN_ID'),
    registry: address('DEML_INDEXER_REGISTRY'),
    managers: addresses('DEML_INDEXER_MANAGER'),
    attestations: address('DEML_INDEXER_ATTESTATIONS'),
    startBlock: count('DEML_INDEXER_START_BLOCK', 0),
    pollMs: count('DEML_INDEXER_POLL_MS', 1_000),
    checkMs: count('DEML_INDEXER_CHECK_MS', 30_000),
    data: resolve(env.DEML_INDEXER_DATA ?? '.deml/indexer/tables'),
    databaseUrl: env.DATABASE_URL || undefined,
    schema: env.DEML_INDEXER_SCHEMA ?? 'deml',
    host: env.DEML_INDEXER_HOST ?? '127.0.0.1',
    port: count('DEML_INDEXER_PORT', 42_069),
    requestsPerMinute: count('DEML_INDEXER_REQUESTS_PER_MINUTE', 600),
    requestBurst: count('DEML_INDEXER_REQUEST_BURST', 200),
    trustProxy: flag('DEML_INDEXER_TRUST_PROXY'),
  };
}
