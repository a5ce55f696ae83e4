import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proposalId } from '../../../registry/proposing/index.ts';
import { createConformance, type OpenApi } from '../../../test/openapi.ts';
import { deskRequests, deskTools } from '../../desk/testDesk.ts';
import { type TestChain, testChain } from '../../testChain.ts';
import { note, profile } from '../../testDocuments.ts';
import { type TestGateway, testGateway } from '../../testGateway.ts';

let chain: TestChain;
let gateway: TestGateway;
let closed: TestGateway;
let document: OpenApi;
let departures: ReturnType<typeof createConformance>['departures'];
const to = deskRequests(() => gateway);
const nobody = `0x${'1'.repeat(64)}`;

beforeAll(async () => {
  chain = await testChain();
  gateway = await chain.openGateway({ pollMs: 600_000, searchesPerMinute: 1, searchBurst: 20 });
  closed = await testGateway();
  document = (await (await gateway.get('/openapi.json')).json()) as OpenApi;
  ({ departures } = createConformance(document));
});
afterAll(async () => {
  await gateway?.dispose();
  await closed?.dispose();
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await gateway.get(path, headers);
  return { status: response.status, departures: await departures('GET', path, response) };
};
const post = async (path: string, body: BodyInit, type: string) => {
  const init = { method: 'POST', headers: { 'content-type': type }, body };
  const response = await gateway.fetch(new Request(new URL(path, 'http://localhost'), init));
  return { status: response.status, departures: await departures('POST', path, response) };
};

test('is valid OpenAPI 3.1', async () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(await new Validator().validate(document as never)).toEqual({ valid: true });
});

test('lists every route that is served, and no other', async () => {
  const source = await readFile(new URL('../app.ts', import.meta.url), 'utf8');
  const declared = [...source.matchAll(/app\.(?:get|post|on)\((.*?)\(c\) =>/gs)].flatMap(([, part = '']) =>
    [...part.matchAll(/'(\/[^']+)'/g)].map(([, path]) => path as string),
  );
  expect(declared.length).toBeGreaterThan(8);
  const fits = (path: string, route: string) => (route.endsWith('/*') ? path.startsWith(route.slice(0, -1)) : path === route);
  const paths = Object.keys(document.paths);
  expect(declared.filter((route) => !paths.some((path) => fits(path, route)))).toEqual([]);
  expect(paths.filter((path) => !declared.some((route) => fits(path, route)))).toEqual([]);
});

describe('describes the answers', () => {
  test('of blocks and of the gateway itself', async () => {
    const [overview, ...groups] = await profile();
    await to.upload(...groups, overview);
    await chain.revise('project', 'autonolas', overview.cid);
    await gateway.follower?.tick();
    await gateway.filler?.idle();
    for (const [path, status] of [
      [`/ipfs/${overview.cid}?format=raw`, 200],
      [`/ipfs/${overview.cid}?format=car`, 200],
      [`/ipfs/${overview.cid}`, 400],
      [`/ipfs/${note('nowhere').cid}?format=raw`, 404],
      [`/ipfs/${overview.cid}?format=json`, 406],
      ['/ipfs/none?format=raw', 400],
      ['/health', 200],
      ['/status', 200],
      ['/openapi.json', 200],
    ] as const)
      expect([path, await get(path)]).toEqual([path, { status, departures: [] }]);
    expect(await get(`/ipfs/${note('nowhere').cid}?format=raw`, { 'cache-control': 'only-if-cached' })).toEqual({
      status: 412,
      departures: [],
    });
    expect(await get(`/ipfs/${overview.cid}?format=raw`, { range: 'bytes=0-9' })).toEqual({ status: 206, departures: [] });
    expect(await get(`/ipfs/${overview.cid}?format=raw`, { range: 'bytes=9999999-' })).toEqual({ status: 416, departures: [] });
  });

  test('of uploads', async () => {
    const raw = 'application/vnd.ipld.raw';
    expect(await post('/upload', note('uploaded').bytes as Uint8Array<ArrayBuffer>, raw)).toEqual({ status: 200, departures: [] });
    expect(await post('/upload', '{}', raw)).toEqual({ status: 422, departures: [] });
    expect(await post('/upload', '{}', 'application/json')).toEqual({ status: 415, departures: [] });
    expect(await post('/upload', 'x', 'application/vnd.ipld.car')).toEqual({ status: 400, departures: [] });
  });

  test('of the desk', async () => {
    const tools = deskTools(chain);
    await to.upload(note('offered'));
    const proposal = await tools.offerOf(note('offered'), 'offered');
    const id = proposalId(proposal);
    expect((await to.offer(proposal, await tools.signOffer(proposal))).status).toBe(201);
    for (const path of ['/proposals', `/proposals/${id}`]) {
      expect(await get(path)).toEqual({ status: 200, departures: [] });
      const etag = (await gateway.get(path)).headers.get('etag') as string;
      expect(await get(path, { 'if-none-match': etag })).toEqual({ status: 304, departures: [] });
    }
    expect(await get('/proposals/0x12')).toEqual({ status: 400, departures: [] });
    expect(await post('/proposals', '{}', 'application/json')).toEqual({ status: 400, departures: [] });
    expect(await post(`/proposals/${nobody}/comments`, '{}', 'application/vnd.ipld.raw')).toMatchObject({ departures: [] });
    expect(await post(`/proposals/${id}/approvals`, '{}', 'text/plain')).toEqual({ status: 415, departures: [] });
  });

  test('of what it finds, orders and tells, and of being asked too much', async () => {
    for (const [path, status] of [
      ['/search?q=agents&limit=50', 200],
      ['/search?kind=song', 400],
      ['/projects?limit=5', 200],
      ['/projects?sort=none', 400],
      ['/feeds', 200],
      ['/feeds.opml', 200],
      ['/feeds/all.atom', 200],
      ['/feeds/all.json', 200],
      ['/feeds/project/autonolas.json', 200],
      ['/feeds/project/nobody.json', 404],
      ['/feeds/deadlines.ics', 200],
      ['/feeds/all.pdf', 400],
    ] as const)
      expect([path, await get(path)]).toEqual([path, { status, departures: [] }]);
    const answers = [];
    for (let i = 0; i < 25; i++) answers.push(await get('/search?q=agents'));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
    expect(answers.flatMap((one) => one.departures)).toEqual([]);
  });

  test('of a gateway that follows no chain', async () => {
    for (const path of ['/search', '/projects', '/feeds', '/proposals', '/status']) {
      const response = await closed.get(path);
      expect(response.status).toBe(path === '/status' ? 200 : 501);
      expect(await departures('GET', path, response)).toEqual([]);
    }
  });
});
