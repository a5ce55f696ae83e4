import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Children } from '../../scripts/stack/children.ts';
import { startIndexer } from '../../scripts/stack/indexerProcess.ts';
import { keepRunning } from '../../scripts/stack/keepRunning.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { launchIndexer, proposedFor, type Row, reached, ready, rowsOf, rowsWhen, startChain } from './support/indexing.ts';
import { type Database, describeWithEach, startDatabase } from './support/postgres.ts';
import { registerAt } from './support/register.ts';
import { rpc } from './support/rpc.ts';

describeWithEach((name) => {
  let database: Database;
  let chain: Awaited<ReturnType<typeof startChain>>;
  let register: ReturnType<typeof registerAt>;
  const running: Awaited<ReturnType<typeof launchIndexer>>[] = [];

  beforeAll(async () => {
    database = await startDatabase(name);
    chain = await startChain();
    register = registerAt(chain.url, chain.deployment);
    await register.revise({ key: 'before' });
    await rpc(chain.url, 'anvil_mine', ['0x50']);
  }, 1_800_000);

  afterAll(async () => {
    for (const one of running) await one.stop('SIGKILL');
    await chain?.close();
    database?.stop();
  });

  const launch = async (folder: string) => {
    const data = join(chain.dir, folder);
    const one = await launchIndexer(chain, data, database.env(data));
    running.push(one);
    return one;
  };

  /** Runs an indexer to the end, and again from its notes, as whoever keeps it running does. */
  async function again(folder: string, last: string): Promise<Record<string, Row[]>> {
    const one = await launch(folder);
    await ready(one);
    const rows = await rowsWhen(one, proposedFor(last));
    await one.stop();
    return rows;
  }

  test('a chain that was replaced while nobody looked is noticed at the next start', { timeout: 1_800_000 }, async () => {
    await register.propose({ key: 'ghost' });
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    const one = await launch('anchored');
    await ready(one);
    await rowsWhen(one, proposedFor('ghost'));
    await expect.poll(() => existsSync(join(chain.dir, 'anchored.anchor')), { timeout: 300_000 }).toBe(true);
    await one.stop();
    await rpc(chain.url, 'anvil_reorg', [82, []]);
    await register.propose({ key: 'real' });
    const rows = await again('anchored', 'real');
    expect(proposedFor('ghost')(rows)).toBe(false);
    expect(rows).toEqual(await again('never-anchored', 'real'));
  });

  // Seen once in fifty kills with PGlite; only a Postgres can be brought there on purpose.
  test.runIf(name === 'Postgres')('rows of a run that had not noted how far it was are made anew', { timeout: 1_800_000 }, async () => {
    const one = await launch('torn');
    await ready(one);
    await one.stop('SIGKILL');
    database.sql?.(join(chain.dir, 'torn'), 'DELETE FROM deml._ponder_checkpoint');
    const torn = await launch('torn');
    expect(await torn.gone, torn.output()).toEqual([75, null]);
    expect(torn.output()).toContain('they hold rows of a run that broke off');
    expect(await again('torn', 'before')).toEqual(await again('never-torn', 'before'));
  });

  test('a new AccessManager is followed from its beginning, met live or in the history', { timeout: 1_800_000 }, async () => {
    const one = await launch('live');
    await ready(one);
    const next = (await register.moveAuthority()).toLowerCase();
    await one.gone;
    expect(one.output()).toContain(`has moved to the AccessManager ${next}`);
    await register.propose({ key: 'moved' });
    const rows = await again('live', 'moved');
    const given = (rows.roles ?? []).filter(({ manager }) => manager === next).map(({ role, account }) => `${role} ${account}`);
    // Both were given before the move.
    expect(given.sort()).toEqual([`0 ${wallets.admin.address.toLowerCase()}`, `1 ${wallets.guardian.address.toLowerCase()}`]);
    expect((rows.rules ?? []).map(({ bond }) => bond)).toContain('7');

    const met = await launch('met');
    await met.gone;
    expect(met.output()).toContain(`has moved to the AccessManager ${next}`);
    expect(await again('met', 'moved')).toEqual(rows);
  });
});

test('whoever keeps it running starts it again after each end that asks for it', { timeout: 1_800_000 }, async () => {
  const chain = await startChain();
  const children = new Children(join(chain.dir, 'pids'));
  const restarts: string[] = [];
  let release = () => {};
  vi.stubEnv('DEML_INDEXER_REQUEST_BURST', '1000000'); // it is asked without a pause
  try {
    const register = registerAt(chain.url, chain.deployment);
    await register.moveAuthority(); // the first start meets it in the history
    const port = await freePort();
    const options = { port, rpc: chain.url, deployment: chain.deployment, data: join(chain.dir, 'kept') };
    release = await keepRunning({
      name: 'indexer',
      launch: () => startIndexer(children, options),
      onRestart: (why) => restarts.push(why),
      onFailure: (error) => restarts.push(`given up: ${error}`),
    });
    const url = `http://127.0.0.1:${port}`;
    await register.propose({ key: 'old' });
    await expect.poll(async () => proposedFor('old')(await rowsOf(url)), { timeout: 300_000 }).toBe(true);
    await rpc(chain.url, 'anvil_mine', ['0x50']);
    const newest = Number(await rpc<string>(chain.url, 'eth_blockNumber'));
    await expect.poll(() => reached({ url }), { timeout: 300_000 }).toBe(newest);
    await rpc(chain.url, 'anvil_reorg', [82, []]); // deeper than Ponder follows
    await register.propose({ key: 'new' });
    await expect.poll(() => restarts, { timeout: 300_000 }).toEqual([expect.stringContaining('exit 75')]);
    await expect.poll(async () => proposedFor('new')(await rowsOf(url)), { timeout: 300_000 }).toBe(true);
    expect(proposedFor('old')(await rowsOf(url))).toBe(false);
  } finally {
    release();
    vi.unstubAllEnvs();
    await children.stopAll();
    await chain.close();
  }
});

test('tables that another version has made are made anew', { timeout: 1_800_000 }, async () => {
  const chain = await startChain();
  try {
    const data = join(chain.dir, 'versions');
    const one = await launchIndexer(chain, data, { DATABASE_URL: '' });
    await ready(one);
    await one.stop();
    // Other settings are another application to Ponder, as other code is.
    const other = { DATABASE_URL: '', DEML_INDEXER_START_BLOCK: '1' };
    const refused = await launchIndexer(chain, data, other);
    await refused.gone;
    expect(refused.output()).toContain('another version of the indexer made them');
    const anew = await launchIndexer(chain, data, other);
    await rowsWhen(anew, ({ seats }) => seats?.length === 5); // blocks that are not settled come after it is ready
    await anew.stop();
  } finally {
    await chain.close();
  }
});
