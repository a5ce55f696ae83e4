import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import { CID } from 'multiformats/cid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCid } from '../registry/cid/index.ts';
import type { SearchAnswer } from '../registry/search/wire.ts';
import { readAnswer } from '../registry/search/wire.ts';
import { rebuild } from './search/rebuild.ts';
import { readSettings } from './settings.ts';
import { type TestChain, testChain } from './testChain.ts';
import { car, note, profile, type TestBlock } from './testDocuments.ts';
import { type TestGateway, testGateway } from './testGateway.ts';

let chain: TestChain;
let gateway: TestGateway;
beforeEach(async () => {
  chain = await testChain();
  gateway = await chain.openGateway({ pollMs: 600_000 });
});
afterEach(() => gateway.dispose());

const store = (...blocks: TestBlock[]) => gateway.keeper.store(blocks.map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes })));
const inMonth = { period: 202_611 };
const search = async (params: string): Promise<SearchAnswer> => {
  const answer = await gateway.get(`/search?${params}`);
  expect(answer.status).toBe(200);
  return readAnswer(await answer.json(), 'the gateway');
};
const keys = async (params: string) => (await search(params)).hits.map(({ key }) => key);

async function tick(): Promise<void> {
  await gateway.follower?.tick();
  await gateway.filler?.idle();
}

test('finds claims, absences and notes of the heads, each with its head', async () => {
  const blocks = await profile();
  await store(...blocks, note('first', 'It tells of a marketplace for agents.'));
  await chain.revise('project', 'autonolas', blocks[0].cid);
  await chain.revise('note', 'first', note('first', 'It tells of a marketplace for agents.').cid, inMonth);
  await tick();
  const { hits, facets, total } = await search('q=marketplace&limit=50');
  expect(total).toBe(hits.length);
  expect(facets.kind?.map(({ value }) => value).sort()).toEqual(['note', 'project']);
  const overview = parseCid(blocks[0].cid).digest;
  for (const hit of hits.filter(({ kind }) => kind === 'project'))
    expect(hit).toMatchObject({ key: 'autonolas', period: 0, version: 1, digest: overview, retired: false });
  expect((await search('q=marketplace&kind=note')).hits).toMatchObject([
    {
      ...{ key: 'first', period: 202_611, part: 'note', id: null, date: '2026-11-02', title: { text: 'Note first', marks: [] } },
      snippet: { path: 'summary', at: 0, text: 'It tells of a marketplace for agents.', marks: [[14, 25]] },
    },
  ]);
  expect((await search('part=absence')).hits.every(({ id, field }) => id === field)).toBe(true);
  expect((await search('kind=project&part=claim&project=autonolas')).total).toBeGreaterThan(20);
});

test('a proposal is not found before it is approved; a revision takes the place of the one before', async () => {
  await store(note('one', 'Beforehand.'), note('one', 'Afterwards.'));
  await chain.propose('note', 'one', note('one', 'Beforehand.').cid, inMonth);
  await tick();
  expect(await search('q=beforehand')).toMatchObject({ total: 0, waiting: 0 });
  await chain.revise('note', 'one', note('one', 'Beforehand.').cid, { ...inMonth, by: 7 });
  await tick();
  expect((await search('q=beforehand')).hits).toMatchObject([{ key: 'one', version: 1 }]);
  await chain.revise('note', 'one', note('one', 'Afterwards.').cid, { ...inMonth, base: 1 });
  await tick();
  expect(await keys('q=beforehand')).toEqual([]);
  expect((await search('q=afterwards')).hits).toMatchObject([{ key: 'one', version: 2 }]);
});

test('what has not arrived is counted, and found as soon as it comes, a profile with its last group', async () => {
  const [overview, ...groups] = await profile();
  await store(...groups.slice(1));
  await chain.revise('project', 'autonolas', overview.cid);
  await tick();
  expect(await search('')).toMatchObject({ total: 0, waiting: 1 });
  const body = await car([overview, ...groups]);
  const answer = await gateway.fetch(
    new Request('http://localhost/upload', { method: 'POST', headers: { 'content-type': 'application/vnd.ipld.car' }, body }),
  );
  expect(answer.status).toBe(200);
  await expect.poll(async () => (await search('kind=project')).waiting, { timeout: 20_000 }).toBe(0);
  expect((await search('kind=project')).total).toBeGreaterThan(20);
});

test('a document that is off schema, or of another entry, is refused and spoils nothing', async () => {
  const text = { cid: '', bytes: new TextEncoder().encode('not json') };
  await store(note('honest'), note('other'));
  const { rawCid, sha256 } = await import('./blocks/store.ts');
  await gateway.store.put([{ cid: rawCid(sha256(text.bytes)), bytes: text.bytes }]);
  await chain.revise('note', 'malformed', rawCid(sha256(text.bytes)).toString(), inMonth);
  await chain.revise('note', 'foreign', note('other').cid, inMonth);
  await chain.revise('note', 'honest', note('honest').cid, inMonth);
  await tick();
  expect(await keys('')).toEqual(['honest']);
  expect(await gateway.search?.report()).toMatchObject({ heads: 3, items: 1, waiting: 0, refused: 2 });
  const searchIn = async () => ((await (await gateway.get('/status')).json()) as { search: object | null }).search;
  await expect.poll(searchIn, { timeout: 20_000 }).toMatchObject({ refused: 2 });
});

test('a reorg takes the index back, and leaves it as one that never saw the lost branch', async () => {
  const rpc = chain.provider;
  await store(note('kept'), note('kept', 'Rewritten.'), note('lost'), note('new'));
  await chain.revise('note', 'kept', note('kept').cid, inMonth);
  await tick();
  const snapshot = await rpc.request({ method: 'evm_snapshot', params: [] });
  await chain.revise('note', 'lost', note('lost').cid, inMonth);
  await chain.revise('note', 'kept', note('kept', 'Rewritten.').cid, { ...inMonth, base: 1 });
  await chain.revise('page', 'lost', note('lost').cid);
  await tick();
  expect((await keys('')).sort()).toEqual(['kept', 'lost']);
  await rpc.request({ method: 'evm_revert', params: [snapshot] });
  await chain.networkHelpers.mine(1);
  await chain.revise('note', 'new', note('new').cid, inMonth);
  await chain.networkHelpers.mine(20);
  await tick();
  expect((await search('')).hits).toMatchObject([
    { key: 'kept', version: 1 },
    { key: 'new', version: 1 },
  ]);
  expect(await keys('q=rewritten')).toEqual([]);
  await equalsRebuilt();
});

test('an index that was lost is filled again at the start, and by one command, and answers the same', async () => {
  const blocks = await profile();
  const again = note('two', 'Again.', note('two'));
  await store(...blocks, note('one'), note('two'), again);
  await chain.revise('project', 'autonolas', blocks[0].cid);
  await chain.revise('note', 'two', note('two').cid, inMonth);
  await chain.revise('note', 'one', note('one').cid, inMonth);
  await tick();
  await chain.revise('note', 'two', again.cid, { ...inMonth, base: 1 });
  await tick();
  await equalsRebuilt();
});

/** Compares the index, and answers of every kind, with those of an index that was filled from nothing. */
async function equalsRebuilt(): Promise<void> {
  const asked = [
    '',
    'q=note',
    'q=marketplace+agents',
    'q=markteplace',
    'q=test&kind=note',
    'part=claim&limit=50',
    'from=2026',
    'q=verif',
    'versions=earlier',
  ];
  const answers = async () => {
    const all: SearchAnswer[] = [];
    for (const params of asked) all.push(await search(params)); // one address has few turns at once
    return all;
  };
  const before = [await gateway.search?.dump(), await answers()];
  await gateway.close();
  const options = {
    ...readSettings({}),
    registry: chain.registry,
    attestations: chain.attestations,
    chain: chain.log(),
    data: gateway.data,
  };
  const report = await rebuild(options);
  gateway = await chain.openGateway({ data: gateway.data, pollMs: 600_000 });
  expect(report).toEqual(await gateway.search?.report());
  expect([await gateway.search?.dump(), await answers()]).toEqual(before);
}

test('earlier revisions are found where they are asked for, as far as documents name them', async () => {
  const [first, second, third] = threeNotes();
  await store(second, third);
  for (const [base, one] of [first, second, third].entries()) await chain.revise('note', 'one', one.cid, { ...inMonth, base });
  await tick();
  expect(await search('q=harvest')).toMatchObject({ total: 0 });
  expect((await search('q=harvest&versions=earlier')).hits).toMatchObject([{ key: 'one', version: 2, approvedAt: null }]);
  expect(await search('q=seedling&versions=earlier')).toMatchObject({ total: 0, waiting: 1 });
  await store(first);
  gateway.follower?.arrived();
  await expect.poll(() => keys('q=seedling&versions=earlier'), { timeout: 20_000 }).toEqual(['one']);
  await equalsRebuilt();
});

test('the thread of the index that ends begins again by itself, and misses nothing of what was approved meanwhile', async () => {
  await gateway.dispose();
  const started: Worker[] = [];
  const noteWorker = (worker: Worker) => started.push(worker);
  process.on('worker', noteWorker);
  gateway = await chain.openGateway({ pollMs: 600_000 });
  try {
    await store(note('one'), note('two'));
    await chain.revise('note', 'one', note('one').cid, inMonth);
    await tick();
    await started[0]?.terminate();
    expect((await gateway.get('/search')).status).toBe(503);
    expect(await (await gateway.get('/health')).json()).toEqual({ status: 'open' });
    await chain.revise('note', 'two', note('two').cid, inMonth);
    await gateway.follower?.tick();
    await expect.poll(() => started.length, { timeout: 20_000 }).toBe(2);
    await tick();
    expect((await keys('')).sort()).toEqual(['one', 'two']);
    await equalsRebuilt();
  } finally {
    process.off('worker', noteWorker);
  }
});

test('a file that is damaged while it is open is thrown away, and filled again', async () => {
  await store(note('one'));
  await chain.revise('note', 'one', note('one').cid, inMonth);
  await tick();
  const other = new DatabaseSync(join(gateway.data, 'search.sqlite'));
  other.enableDefensive(false);
  other.exec('delete from head_text_data');
  other.close();
  expect((await gateway.get('/search?q=one')).status).toBe(503);
  await expect.poll(async () => (await gateway.get('/search?q=one')).status, { timeout: 20_000 }).toBe(200);
  await tick();
  expect(await keys('')).toEqual(['one']);
});

function threeNotes(): [TestBlock, TestBlock, TestBlock] {
  const first = note('one', 'It tells of a seedling.');
  const second = note('one', 'It tells of a harvest.', first);
  return [first, second, note('one', 'It tells of winter.', second)];
}

describe('GET /search', () => {
  test('costs a 304 as long as nothing changed', async () => {
    await store(note('one'));
    const etagOf = async () => (await gateway.get('/search?q=one')).headers.get('etag') as string;
    const etag = await etagOf();
    const again = await gateway.get('/search?q=one', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await gateway.get('/search?q=two', { 'if-none-match': etag })).status).toBe(200);
    await chain.revise('note', 'one', note('one').cid, inMonth);
    await tick();
    expect((await gateway.get('/search?q=one', { 'if-none-match': etag })).status).toBe(200);
    expect(await etagOf()).not.toBe(etag);
  });

  test('says who may read it, and how long it holds', async () => {
    const { headers } = await gateway.get('/search?q=one', { origin: 'https://a.example' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toBe('application/json');
    const head = await gateway.get('/search?q=one', {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test.each([
    ['tags=execution', 400, 'bad-search'],
    ['tag=unknown', 400, 'bad-search'],
    ['versions=all', 400, 'bad-search'],
    ['limit=51', 400, 'bad-search'],
    [`q=${'a'.repeat(201)}`, 400, 'bad-search'],
    ['q=a+b+c+d+e+f+g+h+i', 400, 'bad-search'],
    ['q=one&cursor=0123456789abcdef.20', 400, 'bad-search'],
  ])('refuses %s', async (params, status, code) => {
    const answer = await gateway.get(`/search?${params}`);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status, code, type: `urn:deml:error:${code}`, fix: expect.stringContaining('parameter') });
    expect(answer.status).toBe(status);
  });

  test('is limited by address', async () => {
    const strict = await chain.openGateway({ searchBurst: 2, searchesPerMinute: 1 });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await strict.get('/search?q=one')).status);
    expect(statuses).toEqual([200, 200, 429]);
    await strict.dispose();
  });

  test('is not offered where no chain is followed', async () => {
    const alone = await testGateway();
    const answer = await alone.get('/search?q=one');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([501, 'search-closed']);
    await alone.dispose();
  });
});
