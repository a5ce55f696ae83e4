import { expect, test } from 'vitest';
import { rpc } from './support/rpc.ts';
import { newStackDir, removeStackDir, startedStack } from './support/runStack.ts';

test('a stack that is stopped and started again has the same state and sends no transaction', async () => {
  const dir = await newStackDir();
  try {
    const first = await startedStack(dir, ['--without-app']);
    const before = {
      block: await rpc<string>(first.rpc, 'eth_blockNumber'),
      registry: first.registry,
      rpc: first.rpc,
      gateway: first.gateway,
    };
    const blocks = ((await (await fetch(`${first.gateway}/status`)).json()) as { blocks: number }).blocks;
    expect(first.output()).toMatch(/entries proposed and approved/);
    await first.stop();

    const second = await startedStack(dir, ['--without-app']);
    expect({
      block: await rpc<string>(second.rpc, 'eth_blockNumber'),
      registry: second.registry,
      rpc: second.rpc,
      gateway: second.gateway,
    }).toEqual(before);
    expect(((await (await fetch(`${second.gateway}/status`)).json()) as { blocks: number }).blocks).toBeGreaterThanOrEqual(blocks);
    expect(second.output()).toMatch(/\d+ entries are there/);
    await second.stop();
    expect(second.exited()).toBe(true);
    await expect(fetch(before.gateway)).rejects.toThrow();
    await expect(fetch(before.rpc)).rejects.toThrow();
  } finally {
    await removeStackDir(dir);
  }
});
