import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layoutOf } from '../../scripts/stack/layout.ts';
import { rpc } from './support/rpc.ts';
import { launchStack, newStackDir, type RunningStack, removeStackDir, startedStack } from './support/runStack.ts';
import { seededStackDir } from './support/seeded.ts';

const flags = ['--without-app'];
const status = async (stack: RunningStack) =>
  (await (await fetch(`${stack.gateway}/status`)).json()) as { wanted: object[]; roots: Record<string, { entries: number }> };

/** A folder with a seeded stack's state, for one test. */
async function inSeededDir(run: (dir: string, before: { registry: string }) => Promise<void>): Promise<void> {
  const dir = await seededStackDir();
  try {
    await run(dir, JSON.parse(await readFile(layoutOf(dir).deployment, 'utf8')));
  } finally {
    await removeStackDir(dir);
  }
}

test('a second start in the same folder is refused in two lines, and the first goes on', () =>
  inSeededDir(async (dir) => {
    const first = await startedStack(dir, flags);
    try {
      const second = launchStack(dir, flags);
      expect(await second.ended()).toBe(1);
      expect(second.output().trim().split('\n')).toEqual([
        expect.stringMatching(/^A stack of this folder is running already, as process \d+/),
        expect.stringMatching(/^What to do: /),
      ]);
      expect(await rpc(first.rpc, 'eth_chainId')).toBe('0x7a6a');
      expect((await fetch(`${first.gateway}/health`)).status).toBe(200);
    } finally {
      await first.stop();
    }
  }));

test('a part that is killed is started again; one that ends again and again ends the stack with a reason', () =>
  inSeededDir(async (dir) => {
    const stack = await startedStack(dir, flags);
    try {
      const block = await rpc(stack.rpc, 'eth_blockNumber');
      await stack.send('SIGKILL', 'anvil');
      await stack.until(/chain +ended \(SIGKILL\) and was started again/);
      expect(await rpc(stack.rpc, 'eth_blockNumber')).toBe(block);
      for (let round = 1; round <= 3; round++) {
        await stack.send('SIGKILL', 'gateway');
        await stack.until(new RegExp(`(gateway +ended [^\\n]*\\n[\\s\\S]*){${round}}`));
      }
      await expect.poll(async () => (await status(stack)).wanted, { timeout: 10_000 }).toEqual([]);
      await stack.send('SIGKILL', 'gateway');
      expect(await stack.ended()).toBe(1);
      expect(stack.output()).toMatch(/The gateway ended 4 times within a minute[\s\S]*\nWhat to do: /);
      expect(await stack.parts()).toEqual([]);
    } finally {
      await stack.kill();
    }
  }));

describe('leaves no process and a state to go on from', () => {
  test.each([
    ['SIGINT', /chain +anvil/, 130],
    ['SIGINT', /gateway +IPFS/, 130],
    ['SIGHUP', /approved by curator 1/, 130],
    ['SIGTERM', 'Ctrl-C stops everything', 0],
  ] as const)('%s after %s', async (signal, point, code) => {
    const dir = await newStackDir();
    const stack = launchStack(dir, flags);
    try {
      await stack.until(point);
      await stack.send(signal);
      await stack.send(signal).catch(() => {}); // npm passes on what the terminal has sent already
      expect(await stack.ended()).toBe(code);
      expect(stack.output()).toMatch(/\nStopping …\n$/);
      expect(await stack.parts()).toEqual([]);
      const next = await startedStack(dir, flags);
      expect(next.output()).toMatch(/entries proposed and approved|entries are there/);
      await next.stop();
    } finally {
      await stack.kill();
      await removeStackDir(dir);
    }
  });

  test('an output that nobody reads any more', async () => {
    const dir = await newStackDir();
    const stack = launchStack(dir, flags);
    try {
      await stack.until(/gateway +IPFS/);
      stack.closeOutput();
      await stack.ended();
      expect(await stack.parts()).toEqual([]);
    } finally {
      await stack.kill();
      await removeStackDir(dir);
    }
  });
});

test('two stacks that start at once, in folders with spaces and without HOME, take different ports', async () => {
  const parent = await newStackDir();
  const stacks = ['first stack', 'second stack'].map((name) => launchStack(join(parent, name), flags, { HOME: undefined }));
  try {
    await Promise.all(stacks.map((stack) => stack.until('Ctrl-C stops everything')));
    expect(new Set(stacks.flatMap((stack) => [stack.rpc, stack.gateway])).size).toBe(4);
    for (const stack of stacks) await expect.poll(async () => (await status(stack)).wanted, { timeout: 10_000 }).toEqual([]);
  } finally {
    await Promise.all(stacks.map((stack) => stack.stop()));
    await removeStackDir(parent);
  }
});

test('damage to what can be found out again is mended; damage to the chain is told', () =>
  inSeededDir(async (dir, { registry }) => {
    const layout = layoutOf(dir);
    await writeFile(layout.ports, '{"rpc":"x"');
    await truncate(layout.deployment, 20);
    await writeFile(`${layout.chainState}.new`, 'half');
    await rm(layout.gateway, { recursive: true });
    const mended = await startedStack(dir, flags);
    expect(mended.registry).toBe(registry);
    expect(mended.output()).toMatch(/\d+ of them were missing on the gateway and are uploaded again/);
    await expect.poll(async () => (await status(mended)).roots.project?.entries, { timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(async () => (await status(mended)).wanted, { timeout: 10_000 }).toEqual([]);
    await mended.stop();

    await truncate(layout.chainState, 1000);
    const damaged = launchStack(dir, flags);
    expect(await damaged.ended()).toBe(1);
    expect(damaged.output()).toMatch(/The dev chain did not start: [\s\S]*chain\.json[\s\S]*\nWhat to do: .*--fresh/);
    const fresh = await startedStack(dir, [...flags, '--fresh']);
    expect(fresh.output()).toMatch(/entries proposed and approved/);
    await fresh.stop();
    expect(JSON.parse(await readFile(layout.deployment, 'utf8'))).toMatchObject({ registry: fresh.registry });
  }));

test('an unknown flag is told in two lines', async () => {
  const stack = launchStack('/nowhere', ['--frehs']);
  expect(await stack.ended()).toBe(1);
  expect(stack.output().trim().split('\n')).toHaveLength(2);
});
