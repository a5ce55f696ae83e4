import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { launchIndexer, ready, rowsWhen, startChain } from './support/indexing.ts';
import { registerAt } from './support/register.ts';

const rounds = Number(process.env.DEML_KILLS ?? 5);
const seed = Number(process.env.DEML_SEED ?? Math.floor(Math.random() * 2 ** 31));

test(`${rounds} kills at random points while the history is read leave the tables of a fresh start`, { timeout: 900_000 }, async () => {
  console.log(`kill points from DEML_SEED=${seed}`);
  const chain = await startChain();
  try {
    const register = registerAt(chain.url, chain.deployment);
    await register.story();
    for (let n = 0; n < 20; n++) await register.propose({ key: `filler-${n}`, n: n + 1 });
    const whole = (rows: Awaited<ReturnType<typeof rowsWhen>>) => (rows.proposals ?? []).some(({ key }) => key === 'filler-19');
    const data = join(chain.dir, 'killed');
    let state = seed;
    for (let round = 0; round < rounds; round++) {
      const indexer = await launchIndexer(chain, data);
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0; // the next number of a plain generator
      await Promise.race([sleep(2_000 + (state % 12_000)), ready(indexer).then(() => sleep(state % 500))]);
      await indexer.stop('SIGKILL');
    }
    const killed = await launchIndexer(chain, data);
    await ready(killed);
    const rows = await rowsWhen(killed, whole);
    await killed.stop();
    const fresh = await launchIndexer(chain, join(chain.dir, 'fresh'));
    await ready(fresh);
    expect(rows).toEqual(await rowsWhen(fresh, whole));
    await fresh.stop();
  } finally {
    await chain.close();
  }
});
