import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** The dev chain's id. Not 31337: Ignition wipes and redeploys on that one after every restart of the node. */
export const LOCAL_CHAIN_ID = 31338;

/** Where a local stack keeps its state. Deleting the folder is `--fresh`. */
export interface Layout {
  dir: string;
  chainState: string;
  deployment: string;
  gateway: string;
  app: string;
  pids: string;
  ports: string;
  acknowledged: string;
}

/** The files of a local stack under a folder, `.deml` by default. */
export function layoutOf(dir: string = join(root, '.deml')): Layout {
  return {
    dir,
    chainState: join(dir, 'chain.json'),
    deployment: join(dir, 'deployment.json'),
    gateway: join(dir, 'gateway'),
    app: join(dir, 'app'),
    pids: join(dir, 'pids'),
    ports: join(dir, 'ports.json'),
    acknowledged: join(dir, 'acknowledged.log'),
  };
}
