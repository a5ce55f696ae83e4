import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DemlError } from '../../registry/errors/index.ts';
import { isOwnName, type Layout } from './layout.ts';
import { takeLock } from './lock.ts';

/**
 * Makes the folder of a stack ready and this process its only user; answers how to let it go. A folder with anything of
 * somebody else's in it is refused: `--fresh --dir ~` must not be the end of a home.
 */
export async function openStackDir({ dir, lock }: Layout): Promise<() => Promise<void>> {
  try {
    await mkdir(dir, { recursive: true });
    const stranger = (await readdir(dir)).find((name) => !isOwnName(name));
    if (stranger) throw notUsable(dir, `it holds "${stranger}", which is not of a stack`);
    return await takeLock(lock);
  } catch (error) {
    throw error instanceof DemlError ? error : notUsable(dir, error instanceof Error ? error.message : String(error), error);
  }
}

/** Deletes the state of a stack; its lock stays with whoever holds it. */
export async function wipe({ dir, lock }: Layout): Promise<void> {
  for (const name of await readdir(dir))
    if (join(dir, name) !== lock && isOwnName(name)) await rm(join(dir, name), { recursive: true, force: true });
}

const notUsable = (dir: string, why: string, cause?: unknown): DemlError =>
  new DemlError(`The folder ${dir} cannot hold a stack: ${why}.`, {
    code: 'bad-stack-dir',
    family: 'input',
    fix: 'Give `--dir` a folder that is new, empty, or of an earlier stack, and that you may write to.',
    cause,
  });
