import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../app/state/config.ts';

/** Makes a release of a built app: its files and its `config.json`. Written beside, then renamed. */
export async function packApp(built: string, target: string, config: Config): Promise<void> {
  const next = `${target}.new`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  await cp(built, next, { recursive: true });
  await writeFile(join(next, 'config.json'), `${JSON.stringify(config, null, 2)}\n`);
  await rm(target, { recursive: true, force: true });
  await rename(next, target);
}
