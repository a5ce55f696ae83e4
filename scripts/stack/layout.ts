import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** The dev chain's id. Not 31337: Ignition wipes and redeploys on that one after every restart of the node. */
export const LOCAL_CHAIN_ID = 31338;

const names = {
  chainState: 'chain.json',
  deployment: 'deployment.json',
  ignition: 'ignition',
  gateway: 'gateway',
  indexer: 'indexer',
  app: 'app',
  release: 'release',
  pids: 'pids',
  ports: 'ports.json',
  acknowledged: 'acknowledged.log',
  lock: 'lock',
} as const;

/** Where a local stack keeps its state: paths by what they hold. docs/runbooks/local-stack.md describes each. */
export type Layout = Record<keyof typeof names | 'dir', string>;

/** The files of a local stack under a folder, `.deml` by default. */
export function layoutOf(dir: string = join(root, '.deml')): Layout {
  const absolute = resolve(dir);
  return {
    dir: absolute,
    ...(Object.fromEntries(Object.entries(names).map(([what, name]) => [what, join(absolute, name)])) as Record<
      keyof typeof names,
      string
    >),
  };
}

/** Whether a name in a stack's folder is of the stack: one of its own, or one that is being written. */
export const isOwnName = (name: string): boolean => (Object.values(names) as string[]).includes(name.replace(/\.(new|old|\d+)$/, ''));
