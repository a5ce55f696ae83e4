import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layoutOf } from './layout.ts';
import { oneAtATime, takeLock } from './lock.ts';
import { openStackDir, wipe } from './stackDir.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'deml lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('a lock is held by one, and free again when it is let go', async () => {
  const file = join(dir, 'lock');
  const letGo = await takeLock(file);
  await expect(takeLock(file)).rejects.toMatchObject({ code: 'stack-running', message: expect.stringContaining(`process ${process.pid}`) });
  await letGo();
  await (await takeLock(file))();
  expect(await readdir(dir)).toEqual([]);
});

test.each(['4194305\n12', `${process.pid}\n1`, '', 'rubbish'])('a lock of a process that is no more (%j) is taken over', async (held) => {
  await writeFile(join(dir, 'lock'), held);
  await (await takeLock(join(dir, 'lock')))();
});

test('of many that come upon a dead lock at once, one gets it', async () => {
  const file = join(dir, 'lock');
  await writeFile(file, '4194305\n12');
  const taken = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(file)));
  expect(taken.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  expect(await readFile(file, 'utf8').catch(() => 'none')).not.toBe('4194305\n12');
});

test('tasks that only one may do wait for each other', async () => {
  let running = 0;
  let most = 0;
  const task = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    running--;
  };
  await Promise.all(Array.from({ length: 4 }, () => oneAtATime(join(dir, 'lock'), task)));
  expect(most).toBe(1);
});

test('a folder with something of somebody else is refused and left as it is', async () => {
  await mkdir(join(dir, 'gateway'));
  await writeFile(join(dir, 'thesis.tex'), 'years of work');
  await expect(openStackDir(layoutOf(dir))).rejects.toMatchObject({
    code: 'bad-stack-dir',
    message: expect.stringContaining('thesis.tex'),
  });
  expect((await readdir(dir)).sort()).toEqual(['gateway', 'thesis.tex']);
});

test('a folder that cannot be one is refused with the reason', async () => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  await expect(openStackDir(layoutOf(join(file, 'sub')))).rejects.toMatchObject({ code: 'bad-stack-dir' });
  await expect(openStackDir(layoutOf(file))).rejects.toMatchObject({ code: 'bad-stack-dir' });
});

test('wiping leaves the lock and what is not of a stack', async () => {
  const layout = layoutOf(dir);
  const letGo = await openStackDir(layout);
  await mkdir(layout.gateway);
  await writeFile(`${layout.chainState}.new`, '');
  await writeFile(join(dir, 'note.txt'), '');
  await wipe(layout);
  expect((await readdir(dir)).sort()).toEqual(['lock', 'note.txt']);
  await letGo();
});
