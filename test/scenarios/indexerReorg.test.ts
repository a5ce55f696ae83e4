import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchIndexer, proposedFor, type Row, reached, ready, rowsWhen, startChain } from './support/indexing.ts';
import { type Database, describeWithEach, startDatabase } from './support/postgres.ts';
import { registerAt } from './support/register.ts';
import { rpc } from './support/rpc.ts';

type Running = Awaited<ReturnType<typeof launchIndexer>>;

describeWithEach((name) => {
  let database: Database;
  let chain: Awaited<ReturnType<typeof startChain>>;
  let register: ReturnType<typeof registerAt>;
  let follower: Running;
  const running: Running[] = [];

  const launch = async (folder: string): Promise<Running> => {
    const data = join(chain.dir, folder);
    const one = await launchIndexer(chain, data, database.env(data));
    running.push(one);
    await ready(one);
    return one;
  };

  beforeAll(async () => {
    database = await startDatabase(name);
    chain = await startChain();
    register = registerAt(chain.url, chain.deployment);
    await register.revise({ key: 'before' });
    await rpc(chain.url, 'anvil_mine', ['0x50']); // settled, for Ponder too
    follower = await launch('follower');
  }, 1_800_000);

  afterAll(async () => {
    for (const one of running) await one.stop('SIGKILL');
    await chain?.close();
    database?.stop();
  });

  test('after blocks were replaced, 1, 5 and 32 deep, by others, the tables equal those of a fresh start', {
    timeout: 1_800_000,
  }, async () => {
    for (const depth of [1, 5, 32]) {
      const old = `old-${depth}`;
      await rpc(chain.url, 'anvil_mine', [`0x${Math.max(depth - 4, 0).toString(16)}`]);
      await register.propose({ key: old, n: depth });
      if (depth > 4) await register.revise({ key: `${old}-too`, n: depth });
      await rowsWhen(follower, proposedFor(depth > 4 ? `${old}-too` : old));
      await rpc(chain.url, 'anvil_reorg', [depth, []]);
      await register.revise({ key: `new-${depth}`, n: depth + 100 });
      await register.propose({ key: `last-${depth}`, n: depth });
      const rows = await rowsWhen(follower, proposedFor(`last-${depth}`));
      expect((rows.proposals ?? []).filter(proposedIs(old, `${old}-too`)), `depth ${depth}`).toEqual([]);
      expect((rows.heads ?? []).map(({ key }) => key)).toContain(`new-${depth}`);
    }
    const fresh = await launch('fresh');
    const rebuilt = await rowsWhen(fresh, proposedFor('last-32'));
    await fresh.stop('SIGKILL');
    expect(await rowsWhen(follower, proposedFor('last-32'))).toEqual(rebuilt);
    expect(rebuilt.revisions?.length).toBe(4);
  });

  test('deeper than Ponder keeps, they are made anew', { timeout: 1_800_000 }, async () => {
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    await register.propose({ key: 'deep-old' });
    await rowsWhen(follower, proposedFor('deep-old'));
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    const newest = Number(await rpc<string>(chain.url, 'eth_blockNumber'));
    await expect.poll(() => reached(follower), { timeout: 300_000 }).toBe(newest);
    await rpc(chain.url, 'anvil_reorg', [85, []]);
    await register.revise({ key: 'deep-new', n: 7 });
    await follower.gone;
    expect(follower.output()).toMatch(/made anew at the next start: the chain has replaced block \d+/);
    const followed = await rowsWhen(await launch('follower'), (rows) => (rows.heads ?? []).some(({ key }) => key === 'deep-new'));
    expect(proposedFor('deep-old')(followed)).toBe(false);
    expect(followed.revisions?.length).toBe(5);
  });
});

const proposedIs =
  (...keys: string[]) =>
  ({ key }: Row) =>
    keys.includes(`${key}`);
