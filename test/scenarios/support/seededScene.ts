import type { Browser } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser } from './openPage.ts';
import { type RunningStack, removeStackDir, startedStack } from './runStack.ts';
import { seededStackDir } from './seeded.ts';

/** Longer than a stack takes to start on a busy machine. */
const START_MS = 600_000;

/** A seeded stack and a browser for the tests of a file: opened before the first, closed after the last. */
export function seededScene(): { readonly stack: RunningStack; readonly browser: Browser } {
  let dir: string;
  let stack: RunningStack;
  let browser: Browser;

  beforeAll(async () => {
    dir = await seededStackDir();
    [stack, browser] = await Promise.all([startedStack(dir), launchBrowser()]);
  }, START_MS);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    if (dir) await removeStackDir(dir);
  });

  return {
    get stack() {
      return stack;
    },
    get browser() {
      return browser;
    },
  };
}
