import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FaultyRpc, faultyRpc, type RpcFault } from './support/faultyRpc.ts';
import { launchIndexer, proposedFor, type Row, reached, ready, rowsWhen, startChain } from './support/indexing.ts';
import { type Database, describeWithEach, startDatabase } from './support/postgres.ts';
import { registerAt } from './support/register.ts';
import { rpc } from './support/rpc.ts';

type Chain = Awaited<ReturnType<typeof startChain>>;

describeWithEach((name) => {
  let database: Database;
  let chain: Chain;
  let register: ReturnType<typeof registerAt>;
  let bad: FaultyRpc;
  const running: Awaited<ReturnType<typeof launchIndexer>>[] = [];

  beforeAll(async () => {
    database = await startDatabase(name);
    chain = await startChain();
    register = registerAt(chain.url, chain.deployment);
    await register.story();
    await rpc(chain.url, 'anvil_mine', ['0x50']); // settled, for Ponder too
  }, 1_800_000);

  afterAll(async () => {
    for (const one of running) await one.stop('SIGKILL');
    await chain?.close();
    database?.stop();
  });

  const launch = async (through: Pick<Chain, 'url' | 'deployment'>, folder: string) => {
    const data = join(chain.dir, folder);
    const one = await launchIndexer(through, data, database.env(data));
    running.push(one);
    return one;
  };
  /** As whoever keeps it running does: Ponder ends with 75 where an RPC has failed too often. */
  async function launchAgain(through: Pick<Chain, 'url' | 'deployment'>, folder: string) {
    for (let starts = 1; ; starts++) {
      const one = await launch(through, folder);
      const end = await Promise.race([ready(one).catch(() => one.gone), one.gone]);
      if (!one.ended()) return one;
      expect(end, one.output()).toEqual([75, null]);
      console.log(`start ${starts} ended with 75`);
    }
  }
  const throughBad = () => ({ url: bad.url, deployment: chain.deployment });

  /** The rows of tables that nothing has ever disturbed. */
  async function undisturbed(folder: string, last: string): Promise<Record<string, Row[]>> {
    const one = await launch(chain, folder);
    await ready(one);
    const rows = await rowsWhen(one, proposedFor(last));
    await one.stop('SIGKILL');
    return rows;
  }

  test('an RPC that fails in every way, while the history is read, and while blocks come, leaves nothing out', {
    timeout: 600_000,
  }, async () => {
    bad = await faultyRpc(chain.url);
    const own = bad;
    const kinds: RpcFault[] = ['too-many', 'broken', 'reset', 'half', 'silence'];
    let turns = 0;
    const turn = () => {
      own.fault = turns < 2 * kinds.length ? (kinds[turns++ % kinds.length] as RpcFault) : null;
    };
    turn();
    const turning = setInterval(turn, 1_000);
    const one = await launchAgain(throughBad(), 'failing').finally(() => clearInterval(turning));
    for (const fault of [...kinds, 'lagging', 'no-logs'] as const) {
      const before = bad.spoiled();
      bad.fault = fault;
      await register.propose({ key: `live-${fault}` });
      await register.revise({ key: `revised-${fault}` });
      await expect.poll(bad.spoiled, { timeout: 120_000 }).toBeGreaterThan(before + 1);
    }
    bad.fault = null;
    await register.propose({ key: 'last-live' });
    const rows = await rowsWhen(one, proposedFor('last-live'));
    await one.stop();
    await bad.close();
    expect(rows).toEqual(await undisturbed('beside', 'last-live'));
  });

  test('an RPC that falls behind what is settled makes nobody read everything again', { timeout: 600_000 }, async () => {
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    bad = await faultyRpc(chain.url, { lag: 70 });
    const one = await launch(throughBad(), 'behind');
    await ready(one);
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    await expect.poll(() => reached(one), { timeout: 120_000 }).toBe(Number(await rpc(chain.url, 'eth_blockNumber')));
    bad.fault = 'lagging';
    await expect.poll(() => one.output(), { timeout: 120_000 }).toContain('Encountered unrecoverable reorg');
    await register.propose({ key: `after-lag` });
    bad.fault = null;
    await rowsWhen(one, proposedFor('after-lag'));
    expect(one.ended()).toBe(false);
    await one.stop();
    await bad.close();
  });

  test.each(['no-logs', 'some-logs'] as const)(
    'an RPC that has %s of the history is found out, and the tables are made anew',
    {
      timeout: 600_000,
    },
    async (fault) => {
      await rpc(chain.url, 'anvil_mine', ['0x50']);
      bad = await faultyRpc(chain.url);
      bad.fault = fault;
      const one = await launch(throughBad(), fault);
      await Promise.race([ready(one).catch(() => one.gone), one.gone]); // it may be found out before it is ready
      bad.fault = null;
      expect(await one.gone, one.output()).toEqual([75, null]);
      expect(one.output()).toMatch(/they lack an event (of block|that Registry:\w+ of block \d+ follows)/);
      const again = await launch(throughBad(), fault);
      await ready(again);
      const last = `end-${fault}`;
      await register.propose({ key: last });
      const rows = await rowsWhen(again, proposedFor(last));
      await again.stop();
      await bad.close();
      expect(rows).toEqual(await undisturbed(`beside-${fault}`, last));
    },
  );

  test('a live block that lacks one event is found out once it is settled', { timeout: 600_000 }, async () => {
    bad = await faultyRpc(chain.url);
    const one = await launch(throughBad(), 'gap');
    await ready(one);
    const taken = await register.propose({ key: 'taken-back' });
    const before = await rowsWhen(one, proposedFor('taken-back'));
    bad.fault = 'some-logs';
    await register.withdraw(taken); // two events; a block that seems to have none is refused, for its bloom says otherwise
    const so = (rows: Record<string, Row[]>) => (rows.events?.length ?? 0) > (before.events?.length ?? 0);
    await rowsWhen(one, so); // the fault has met Ponder itself, and not only the comparison beside it
    bad.fault = null;
    await register.propose({ key: 'seen' });
    const lacking = await rowsWhen(one, proposedFor('seen'));
    expect(lacking.events?.length).toBe((before.events?.length ?? 0) + 2);
    await rpc(chain.url, 'anvil_mine', ['0x28']);
    await one.gone;
    expect(one.output()).toContain('they lack an event of block');
    const again = await launch(throughBad(), 'gap');
    await ready(again);
    expect((await rowsWhen(again, proposedFor('seen'))).events?.length).toBe((before.events?.length ?? 0) + 3);
    await again.stop();
    await bad.close();
  });

  test('an RPC that has lost its logs for good is found out by the heads', { timeout: 600_000 }, async () => {
    bad = await faultyRpc(chain.url);
    bad.fault = 'no-logs';
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    const one = await launch(throughBad(), 'lost');
    await one.gone;
    expect(one.output()).toMatch(/they lack the head of .*DEML_INDEXER_RPC gives incomplete logs: take another/);
    await bad.close();
  });
});
