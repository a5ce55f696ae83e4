import { join } from 'node:path';
import { expect, test } from 'vitest';
import { launchIndexer, type Row, ready, rowsOf, rowsWhen, startChain } from './support/indexing.ts';
import { registerAt } from './support/register.ts';
import { rpc } from './support/rpc.ts';

const proposedFor = (key: string) => (rows: Record<string, Row[]>) => (rows.proposals ?? []).some((row) => row.key === key);

test('after blocks were replaced, 1, 5 and 32 deep, the tables equal those of a fresh start; deeper than Ponder keeps, they are made anew', {
  timeout: 900_000,
}, async () => {
  const chain = await startChain();
  const followers: Awaited<ReturnType<typeof launchIndexer>>[] = [];
  try {
    const register = registerAt(chain.url, chain.deployment);
    await register.revise({ key: 'before' });
    await rpc(chain.url, 'anvil_mine', ['0x50']); // settled, for Ponder too
    let follower = await launchIndexer(chain, join(chain.dir, 'follower'));
    followers.push(follower);
    await ready(follower);

    for (const depth of [1, 5, 32]) {
      const old = `old-${depth}`;
      await rpc(chain.url, 'anvil_mine', [`0x${Math.max(depth - 4, 0).toString(16)}`]);
      await register.propose({ key: old, n: depth });
      if (depth > 4) await register.revise({ key: `${old}-too`, n: depth });
      const seen = depth > 4 ? `${old}-too` : old;
      await rowsWhen(follower, proposedFor(seen));
      await rpc(chain.url, 'anvil_reorg', [depth, []]);
      await register.revise({ key: `new-${depth}`, n: depth + 100 });
      await register.propose({ key: `last-${depth}`, n: depth });
      const rows = await rowsWhen(follower, proposedFor(`last-${depth}`));
      expect((rows.proposals ?? []).filter(proposedIs(old, `${old}-too`)), `depth ${depth}`).toEqual([]);
      expect((rows.heads ?? []).map(({ key }) => key)).toContain(`new-${depth}`);
    }

    const fresh = await launchIndexer(chain, join(chain.dir, 'fresh'));
    followers.push(fresh);
    await ready(fresh);
    const rebuilt = await rowsWhen(fresh, proposedFor('last-32'));
    expect(await rowsOf(follower.url)).toEqual(rebuilt);
    expect(rebuilt.revisions?.length).toBe(4);
    await fresh.stop();

    // Deeper than Ponder keeps: it gives up, and the next start makes the tables anew.
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    await register.propose({ key: 'deep-old' });
    await rowsWhen(follower, proposedFor('deep-old'));
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    await reached(follower.url, Number(await rpc<string>(chain.url, 'eth_blockNumber')));
    await rpc(chain.url, 'anvil_reorg', [85, []]);
    await register.revise({ key: 'deep-new', n: 7 });
    await follower.gone;
    expect(follower.output()).toContain('Encountered unrecoverable reorg');
    follower = await launchIndexer(chain, join(chain.dir, 'follower'));
    followers.push(follower);
    await ready(follower);
    const followed = await rowsWhen(follower, proposedFor('deep-new'));
    expect(proposedFor('deep-old')(followed)).toBe(false);
    expect(followed.revisions?.length).toBe(5);
  } finally {
    for (const one of followers) await one.stop('SIGKILL');
    await chain.close();
  }
});

/** The indexer has read up to a block. */
async function reached(url: string, block: number): Promise<void> {
  const at = async () =>
    ((await (await fetch(`${url}/status`)).json()) as { registry: { block: { number: number } } }).registry.block.number;
  await expect.poll(at, { timeout: 120_000 }).toBeGreaterThanOrEqual(block);
}

const proposedIs =
  (...keys: string[]) =>
  ({ key }: Row) =>
    keys.includes(`${key}`);
