import { CID } from 'multiformats/cid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getHeadsOf } from '../../registry/actions/getHeadsOf.ts';
import { getHead, getHeads } from '../../registry/actions/index.ts';
import { collectionIndex } from '../../registry/collection/index.ts';
import { anyQuery, readOrder, readOrderAnswer } from '../../registry/table/index.ts';
import { createBlockReader } from '../../registry/verify/index.ts';
import { type TestChain, testChain } from '../testChain.ts';
import { car, profile, type TestBlock } from '../testDocuments.ts';
import type { TestGateway } from '../testGateway.ts';

const slugs = ['gensyn', 'akash', 'livepeer', 'bittensor', 'fluence'];
const project = { kind: 'project', period: 0 } as const;
let chain: TestChain;
let gateway: TestGateway;
let profiles: Record<string, [TestBlock, ...TestBlock[]]>;
beforeAll(async () => {
  chain = await testChain();
  gateway = await chain.openGateway({ pollMs: 600_000, searchBurst: 10_000 });
  profiles = Object.fromEntries(await Promise.all(slugs.map(async (slug) => [slug, await profile(slug)] as const)));
  for (const slug of slugs) await revise(slug);
  await tick();
});
afterAll(() => gateway.dispose());

const registry = () => ({ address: chain.registry, chainId: 31337 });
const store = (blocks: readonly TestBlock[]) => gateway.keeper.store(blocks.map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes })));
async function revise(slug: string): Promise<void> {
  const blocks = profiles[slug] as [TestBlock, ...TestBlock[]];
  await store(blocks);
  await chain.revise('project', slug, blocks[0].cid);
}
async function tick(): Promise<void> {
  await gateway.follower?.tick();
  await gateway.order?.idle();
}
async function ask(params: string) {
  const answer = await gateway.get(`/projects?${params}`);
  expect(answer.status).toBe(200);
  return readOrderAnswer(await answer.json(), 'the gateway');
}
const keys = async (params: string) => (await ask(params)).rows.map(({ key }) => key);

describe('the order of the table', () => {
  test('is by name, page by page, each row with its head', async () => {
    const first = await ask('limit=2');
    expect(first).toMatchObject({ listed: 5, without: 0, total: 5, next: '2' });
    const heads = await getHeads(chain.log(), { registry: registry(), ...project });
    for (const { key, version, digest } of first.rows) expect(heads.find((one) => one.key === key)).toMatchObject({ version, digest });
    const rest = await ask('limit=64&cursor=2');
    expect(rest.next).toBeNull();
    expect([...first.rows, ...rest.rows].map(({ key }) => key)).toEqual(['akash', 'bittensor', 'fluence', 'gensyn', 'livepeer']);
  });

  test('follows filters, columns and approvals', async () => {
    expect(await keys('find=livep')).toEqual(['livepeer']);
    expect(await keys('sort=approved')).toEqual(slugs.toReversed());
    const evidence = await keys('sort=verification.mechanism:evidence');
    expect(evidence.toSorted()).toEqual(slugs.toSorted());
    expect((await ask('find=nobody')).dropping).toEqual([{ filter: 'find', count: 5 }]);
  });

  test('says how many systems each word of a facet would show, and refuses words that are none', async () => {
    const { words } = await ask('party=single-operator,not-found');
    for (const [word, count] of Object.entries(words.family))
      expect((await ask(`party=single-operator,not-found&family=${word}`)).total, word).toBe(count);
    expect(Object.values(words.family).length).toBeGreaterThan(2);
    expect((await gateway.get('/projects?life=live,asleep')).status).toBe(400);
  });

  test('has an ETag that stays while nothing changes', async () => {
    const answer = await gateway.get('/projects?limit=3');
    const etag = answer.headers.get('etag') as string;
    expect((await gateway.get('/projects?limit=3', { 'if-none-match': etag })).status).toBe(304);
    expect((await gateway.get('/projects?limit=4', { 'if-none-match': etag })).status).toBe(200);
  });

  test.each(['limit=0', 'limit=65', 'sort=name', 'sort=details.summary:loud', 'family=magic', 'page=2', 'find=a&find=b', 'cursor=-1'])(
    'refuses %s with the parameter and a way out',
    async (params) => {
      const answer = await gateway.get(`/projects?${params}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ code: 'bad-order', fix: expect.stringContaining('http-api.md') });
    },
  );
});

test('a page comes as one CAR under the root that a reader computes from the heads of its keys', async () => {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    asked.push(new URL(request.url).pathname);
    return gateway.fetch(request);
  };
  const place = { gateways: ['https://a.example'], fetch };
  const order = await readOrder(place, { ...anyQuery, limit: 4 });
  expect(order.gateway).toBe('https://a.example');
  const heads = await getHeadsOf(chain.log(), { registry: registry(), ...project, keys: order.rows.map(({ key }) => key) });
  const { found, failures } = await createBlockReader({ gateways: place.gateways, fetch }).collection(project, heads);
  expect([found.size, failures.size]).toEqual([4, 0]);
  const { cid } = await collectionIndex(project, heads);
  expect(asked).toEqual(['/projects', `/ipfs/${cid}`]);
});

test('the heads of some keys come in one call, in their order, without those that are none', async () => {
  const log = chain.log();
  let calls = 0;
  const counting: typeof log = {
    ...log,
    call(request) {
      calls++;
      return log.call(request);
    },
  };
  const heads = await getHeadsOf(counting, { registry: registry(), ...project, keys: ['gensyn', 'nobody', 'akash'] });
  expect(calls).toBe(1);
  expect(heads.map(({ key }) => key)).toEqual(['gensyn', 'akash']);
  for (const { kind, period, key, ...head } of heads) expect(head).toEqual(await getHead(log, { registry: registry(), kind, period, key }));
  const many = Array.from({ length: 450 }, (_, i) => (i === 449 ? 'akash' : `none-${i}`));
  expect((await getHeadsOf(counting, { registry: registry(), ...project, keys: many })).map(({ key }) => key)).toEqual(['akash']);
  expect(calls).toBe(4);
});

test('a system whose document is not here stands last and is counted, and takes its place when it comes', async () => {
  profiles['0g'] = await profile('0g');
  await chain.revise('project', '0g', profiles['0g'][0].cid);
  await tick();
  expect(await ask('')).toMatchObject({ listed: 6, without: 1, total: 6 });
  expect((await keys('')).at(-1)).toBe('0g');
  const body = await car(profiles['0g']);
  const headers = { 'content-type': 'application/vnd.ipld.car' };
  expect((await gateway.fetch(new Request('http://localhost/upload', { method: 'POST', headers, body }))).status).toBe(200);
  await expect.poll(() => ask(''), { timeout: 10_000 }).toMatchObject({ listed: 6, without: 0 });
  expect((await keys(''))[0]).toBe('0g');
});

test('a gateway that is opened again gives the same order', async () => {
  const before = await ask('sort=verification.trustModel:newest');
  const { data } = gateway;
  await gateway.close();
  gateway = await chain.openGateway({ data, pollMs: 600_000, searchBurst: 10_000 });
  const early = await gateway.get('/projects'); // the heads are not read yet, or just now
  if (early.status !== 200) expect(await early.json()).toMatchObject({ status: 503, code: 'order-not-ready' });
  await tick();
  expect(await ask('sort=verification.trustModel:newest')).toEqual(before);
});
