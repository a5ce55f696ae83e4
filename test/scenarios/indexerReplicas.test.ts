import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchIndexer, proposedFor, ready, rowsWhen, startChain } from './support/indexing.ts';
import { type Database, describeWithPostgres, startDatabase } from './support/postgres.ts';
import { registerAt } from './support/register.ts';

type Running = Awaited<ReturnType<typeof launchIndexer>>;

describeWithPostgres(() => {
  let chain: Awaited<ReturnType<typeof startChain>>;
  let register: ReturnType<typeof registerAt>;
  let database: Database;
  let main: Running;
  const replicas: Running[] = [];

  beforeAll(async () => {
    database = await startDatabase('Postgres');
    chain = await startChain();
    register = registerAt(chain.url, chain.deployment);
    await register.story();
    const data = join(chain.dir, 'main');
    main = await launchIndexer(chain, data, database.env(data));
    await ready(main);
    await register.propose({ key: 'first' });
    await rowsWhen(main, proposedFor('first'));
    for (const one of ['a', 'b']) replicas.push(await launchIndexer(chain, join(chain.dir, one), database.env(data), '--serve'));
    for (const replica of replicas) await rowsWhen(replica, proposedFor('first'));
  }, 1_800_000);

  afterAll(async () => {
    for (const one of [main, ...replicas]) await one?.stop('SIGKILL');
    await chain?.close();
    database?.stop();
  });

  const paths = ['/entries', '/heads?at=20', '/proposals?limit=3', '/curators', '/entries/project/0/alpha/revisions', '/heads', '/status'];

  /** Status, tag and bytes of each route. */
  const answers = ({ url }: Running): Promise<string[]> =>
    Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(url + path);
        return `${path} ${answer.status} ${answer.headers.get('etag')} ${await answer.text()}`;
      }),
    );

  test('two that only serve give the bytes and tags of the one that writes', async () => {
    const own = await answers(main);
    expect(own[0]).toMatch(/ 200 (W\/)?"/);
    for (const replica of replicas) expect(await answers(replica)).toEqual(own);
  });

  test('after new blocks too; and where one dies, the other answers on', async () => {
    await register.revise({ key: 'second', n: 30 });
    for (const one of [main, ...replicas])
      await expect.poll(() => answers(one).then((all) => all[0]), { timeout: 300_000 }).toContain('second');
    for (const replica of replicas) expect(await answers(replica)).toEqual(await answers(main));
    const [first, second] = replicas as [Running, Running];
    await first.stop('SIGKILL');
    await register.revise({ key: 'third', n: 31 });
    await expect.poll(() => answers(second).then((all) => all[0]), { timeout: 300_000 }).toContain('third');
    expect(await answers(second)).toEqual(await answers(main));
  });

  test('where the one that writes dies, what it wrote is served on', async () => {
    const before = await answers(main);
    await main.stop('SIGKILL');
    expect(await answers(replicas[1] as Running)).toEqual(before);
  });
});
