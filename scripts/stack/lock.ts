import { randomInt } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { DemlError } from '../../registry/errors/index.ts';
import { recordOf, runningIn } from './processes.ts';

/** Makes this process the only one that works on a folder. Answers how to let it go; a crash lets it go as well. */
export async function takeLock(file: string): Promise<() => Promise<void>> {
  const own = await recordOf(process.pid);
  const beside = `${file}.${randomInt(2 ** 40)}`; // of this call alone
  for (let round = 0; round < 5; round++) {
    await writeFile(beside, own);
    const taken = await link(beside, file).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    await rm(beside, { force: true });
    if (taken)
      return async () => {
        if ((await readFile(file, 'utf8').catch(() => '')) === own) await rm(file, { force: true });
      };
    const held = await readFile(file, 'utf8').catch(() => '');
    const holder = await runningIn(held);
    if (holder) throw alreadyRunning(file, holder);
    await putAside(file, held, beside);
  }
  throw alreadyRunning(file, 0);
}

/** Runs a task that only one process at a time may do, and waits until the one before is done. */
export async function oneAtATime<T>(file: string, task: () => Promise<T>): Promise<T> {
  for (;;) {
    const letGo = await takeLock(file).catch((error) => {
      if (error instanceof DemlError) return undefined; // another process is at it
      throw error;
    });
    if (letGo) return task().finally(letGo);
    await sleep(100);
  }
}

/** Takes a dead lock away. Two may come upon it at once: who has moved the other's new lock puts it back. */
async function putAside(file: string, dead: string, beside: string): Promise<void> {
  await rename(file, beside).catch(() => {}); // another one was faster
  const moved = await readFile(beside, 'utf8').catch(() => dead);
  if (moved !== dead) await link(beside, file).catch(() => {}); // somebody holds it again: the next round looks who
  await rm(beside, { force: true });
}

const alreadyRunning = (file: string, pid: number): DemlError =>
  new DemlError(`A stack of this folder is running already, as process ${pid || 'unknown'} (${file}).`, {
    code: 'stack-running',
    family: 'input',
    fix: 'Use that one, end it with Ctrl-C first, or start another with `npm start -- --dir FOLDER`.',
  });
