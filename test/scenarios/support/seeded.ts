import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { oneAtATime } from '../../../scripts/stack/lock.ts';
import { giveOwnPorts, newStackDir, startedStack } from './runStack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of one run of the scenarios. */
    seededIn: string;
  }
}

/** Before and after all scenarios (vitest globalSetup): where the seeded state lies that they start from copies of. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'deml-seeded-'));
  project.provide('seededIn', folder);
  return () => rm(folder, { recursive: true, force: true });
}

/** A new folder with the state of a stack after its first start: seeded by whoever asks first, copied for all others. */
export async function seededStackDir(): Promise<string> {
  const seeded = join(inject('seededIn'), 'stack');
  await oneAtATime(`${seeded}.lock`, () => seed(seeded));
  const dir = await newStackDir();
  await cp(seeded, dir, { recursive: true });
  await giveOwnPorts(dir);
  return dir;
}

async function seed(seeded: string): Promise<void> {
  if (existsSync(seeded)) return;
  const first = `${seeded}.new`;
  await mkdir(first);
  await giveOwnPorts(first);
  const stack = await startedStack(first);
  await stack.stop();
  await rename(first, seeded);
}
