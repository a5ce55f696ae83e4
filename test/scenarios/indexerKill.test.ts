import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchIndexer, proposedFor, type Row, ready, rowsWhen, startChain } from './support/indexing.ts';
import { type Database, describeWithEach, startDatabase } from './support/postgres.ts';
import { registerAt } from './support/register.ts';
import { rpc } from './support/rpc.ts';

const rounds = Number(process.env.DEML_KILLS ?? 5);
const seed = Number(process.env.DEML_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** Enough history that reading it takes longer than a kill needs to fall into it. */
const BULK = { transactions: 15, each: 100 };

let chain: Awaited<ReturnType<typeof startChain>>;

beforeAll(async () => {
  chain = await startChain();
  const register = registerAt(chain.url, chain.deployment);
  await register.story();
  await register.bulk(BULK.transactions, BULK.each);
  await rpc(chain.url, 'anvil_mine', ['0x28']); // all of it is history
  await register.propose({ key: 'last' });
}, 1_800_000);

afterAll(() => chain?.close());

describeWithEach((name) => {
  let database: Database;
  beforeAll(async () => {
    database = await startDatabase(name);
  }, 300_000);
  afterAll(() => database?.stop());

  test(`${rounds} kills at random points while the history is read leave the tables of a fresh start`, { timeout: 3_600_000 }, async () => {
    console.log(`${name}: kill points from DEML_SEED=${seed}`);
    const launch = (folder: string) => launchIndexer(chain, join(chain.dir, folder), database.env(join(chain.dir, folder)));
    const fresh = await launch(`fresh${name}`);
    await expect.poll(() => fresh.output(), { timeout: 900_000, interval: 20 }).toContain('Started backfill');
    const started = Date.now();
    const readMs = await ready(fresh).then(() => Date.now() - started);
    const expected = await rowsWhen(fresh, proposedFor('last'));
    await fresh.stop();

    const fell = { reading: 0, after: 0 };
    let anew = 0;
    let state = seed;
    let folder = 0;
    for (let round = 0; round < rounds; round++) {
      const indexer = await launch(`killed${name}${folder}`);
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0; // the next number of a plain generator
      await Promise.race([
        expect.poll(() => indexer.output(), { timeout: 900_000, interval: 20 }).toContain('Started backfill'),
        indexer.gone,
      ]);
      await sleep(state % readMs);
      await indexer.stop('SIGKILL');
      const after = indexer.output().includes('endpoint=/ready');
      fell[after ? 'after' : 'reading']++;
      if (!after) continue;
      // It had come to the end: it goes on from there rightly, and the next kills meet an empty folder.
      expect(await rowsNow(folder)).toEqual(expected);
      await rm(join(chain.dir, `killed${name}${folder}`), { recursive: true, force: true });
      folder++;
    }
    console.log(
      `${name}: of ${rounds} kills ${fell.reading} fell into the reading of the history, ${fell.after} after it; tables were made anew ${anew} times`,
    );
    expect(fell.reading).toBeGreaterThan(0);
    expect(await rowsNow(folder)).toEqual(expected);

    async function rowsNow(which: number): Promise<Record<string, Row[]>> {
      let one = await launch(`killed${name}${which}`);
      // As whoever keeps it running does: 75 says that the tables are made anew at the next start.
      for (; ; one = await launch(`killed${name}${which}`)) {
        await Promise.race([ready(one).catch(() => one.gone), one.gone]);
        if (!one.ended()) break;
        expect(await one.gone, one.output()).toEqual([75, null]);
        anew++;
      }
      const rows = await rowsWhen(one, proposedFor('last'));
      await one.stop();
      return rows;
    }
  });
});
