import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BadConfigError, DemlError, EndpointError } from '../../registry/errors/index.ts';
import { BadArgumentError } from '../errors.ts';

/** Which register is read, and through what. */
export interface Endpoints {
  registry: `0x${string}`;
  /** Null where only flags say where the chain is: it is asked. */
  chainId: number | null;
  rpcs: string[];
  gateways: string[];
}

/** The flags that every command has. */
export interface EndpointFlags {
  rpc?: readonly string[] | undefined;
  gateway?: readonly string[] | undefined;
  registry?: string | undefined;
  config?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Flags before the environment, both before a config: the one that is named, or the local stack that is nearest. */
export async function endpointsOf(flags: EndpointFlags, env: Environment = process.env, cwd: string = process.cwd()): Promise<Endpoints> {
  const rpcs = flags.rpc ?? listIn(env.DEML_RPC);
  const gateways = flags.gateway ?? listIn(env.DEML_GATEWAY);
  const registry = flags.registry ?? (env.DEML_REGISTRY || undefined);
  const named = flags.config ?? (env.DEML_CONFIG || undefined);
  const base = named === undefined && rpcs && gateways && registry ? null : await configOf(named, cwd);
  const found = {
    registry: registry ?? base?.registry ?? '',
    chainId: rpcs ? null : (base?.chainId ?? null),
    rpcs: (rpcs ?? base?.rpcs ?? []).map((url) => address('--rpc', url)),
    gateways: (gateways ?? base?.gateways ?? []).map((url) => address('--gateway', url)),
  };
  if (!/^0x[0-9a-fA-F]{40}$/.test(found.registry))
    throw new BadArgumentError('--registry', `"${found.registry}" is not 0x and 40 hex digits`);
  return { ...found, registry: found.registry as `0x${string}` };
}

const listIn = (text: string | undefined): string[] | undefined => text?.split(/[\s,]+/).filter(Boolean);

function address(name: string, url: string): string {
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw new BadArgumentError(name, `"${url}" is not an http address`);
  return url.replace(/\/+$/, '');
}

async function configOf(named: string | undefined, cwd: string): Promise<Endpoints> {
  if (named === undefined) {
    const dir = await nearestStack(cwd);
    if (dir) return stackIn(dir);
    throw new DemlError(`No register is named, and no local stack lies in ${cwd} or above it.`, {
      code: 'no-register',
      family: 'input',
      fix: 'Give --config with the config.json of a release, or --rpc, --registry and --gateway; or start a stack with `npm start`.',
    });
  }
  if (/^https?:/.test(named)) {
    const response = await fetch(named, { signal: AbortSignal.timeout(10_000) }).catch((cause) => {
      throw new EndpointError(named, 'did not answer', cause);
    });
    if (!response.ok) throw new BadConfigError(named, `it was answered with ${response.status}`);
    return parseConfig(await response.json().catch(() => undefined), named, named);
  }
  const path = resolve(cwd, named);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? stackIn(path) : parseConfig(await jsonIn(path), named);
}

async function jsonIn(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new BadConfigError(path, `it cannot be read (${cause.message.split(',')[0]})`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new BadConfigError(path, 'it is not JSON');
  }
}

/** A release's `config.json` (docs/reference/configuration.md); addresses that begin with / or . are relative to it. */
function parseConfig(value: unknown, name: string, base?: string): Endpoints {
  const { registry, chainId, rpcs, gateways } = (value ?? {}) as Record<string, unknown>;
  const bad = (why: string) => new BadConfigError(name, why);
  if (typeof registry !== 'string' || !/^0x[0-9a-fA-F]{40}$/.test(registry)) throw bad('registry is not an address');
  if (!Number.isSafeInteger(chainId)) throw bad('chainId is not a number');
  const urls = (list: unknown, which: string): string[] => {
    if (!Array.isArray(list) || list.length === 0) throw bad(`${which} is not a list of addresses`);
    return list.map((url) => {
      if (typeof url !== 'string' || !URL.canParse(url, base))
        throw bad(`${which} holds "${url}", which is no address without the release's own`);
      return new URL(url, base).href.replace(/\/+$/, '');
    });
  };
  return {
    registry: registry as `0x${string}`,
    chainId: chainId as number,
    rpcs: urls(rpcs, 'rpcs'),
    gateways: urls(gateways, 'gateways'),
  };
}

async function nearestStack(from: string): Promise<string | null> {
  for (let dir = resolve(from); ; dir = dirname(dir)) {
    const stack = join(dir, '.deml');
    if (await stat(join(stack, 'deployment.json')).catch(() => null)) return stack;
    if (dir === dirname(dir)) return null;
  }
}

/** Where a local stack says that it is (docs/runbooks/local-stack.md). */
async function stackIn(dir: string): Promise<Endpoints> {
  const [ports, deployment] = (await Promise.all(['ports.json', 'deployment.json'].map((name) => jsonIn(join(dir, name))))) as [
    { rpc: number; gateway: number },
    { registry: string; chainId: number },
  ];
  const local = (port: number): string => `http://127.0.0.1:${port}`;
  return parseConfig({ ...deployment, rpcs: [local(ports.rpc)], gateways: [local(ports.gateway)] }, dir);
}
