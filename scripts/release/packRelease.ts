import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../app/state/config.ts';
import { runFiles } from '../lab/document.ts';
import { manifestOf } from '../stack/buildApp.ts';
import { root } from '../stack/layout.ts';
import { prerender } from './prerender.ts';
import { writeFileList } from './writeFileList.ts';

export interface PackReleaseOptions {
  /** Folder of the built app. */
  built: string;
  config: Config;
  /** Folder that holds the register's state as `state`; without it the app begins with the chain. */
  stateIn?: string | undefined;
  /** An earlier release of the same app and state, whose pages are taken as they are. */
  drawnIn?: string | undefined;
}

/** Makes a release of a built app: its files, its `config.json`, the state and the pages drawn from it. Written beside, then renamed. */
export async function packRelease(target: string, { built, config, stateIn, drawnIn }: PackReleaseOptions): Promise<void> {
  const next = `${target}.new`;
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  await cp(drawnIn ?? built, next, { recursive: true });
  await writeFile(join(next, 'config.json'), `${JSON.stringify({ ...config, ...(stateIn && { state: true }) }, null, 2)}\n`);
  // One block each, of the CID that the readings of the Lab name as their source.
  for (const [name, path] of Object.entries(runFiles)) await cp(join(root, path), join(next, 'lab', `${name}.json`));
  if (drawnIn) {
    await cp(join(built, 'worker.js'), join(next, 'worker.js')); // it will name other files
    await writeFileList(next, manifestOf(built));
  } else {
    if (stateIn) await cp(join(stateIn, 'state'), join(next, 'state'), { recursive: true });
    await prerender(next, built);
  }
  await rm(target, { recursive: true, force: true });
  await rename(next, target);
}
