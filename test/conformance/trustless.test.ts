import { CarReader } from '@ipld/car';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestGateway, testGateway } from '../../gateway/testGateway.ts';
import { type Fixture, openFixture } from './fixture.ts';

// The groups TestTrustlessRaw, TestTrustlessRawRanges and TestTrustlessCar* of ipfs/gateway-conformance
// (fixtures/README.md names the commit). The names in `describe` are those of the Go tests.

const CAR = 'application/vnd.ipld.car';
const RAW = 'application/vnd.ipld.raw';
const folder = 'trustless_gateway_car/';

const raw = await openFixture('gateway-raw-block.car');
const two = await openFixture(`${folder}subdir-with-two-single-block-files.car`);
const hamt = await openFixture(`${folder}single-layer-hamt-with-multi-block-files.car`);
const cbor = await openFixture(`${folder}dir-with-dag-cbor-with-links.car`);
const mixed = await openFixture(`${folder}subdir-with-mixed-block-files.car`);
const missing = await openFixture(`${folder}file-3k-and-3-blocks-missing-block.car`);
const duplicates = await openFixture(`${folder}dir-with-duplicate-files.car`);

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await testGateway();
  for (const fixture of [raw, two, hamt, cbor, mixed, missing, duplicates]) await gateway.store.put(fixture.blocks);
});
afterAll(() => gateway.dispose());

async function carCids(response: Response): Promise<string[]> {
  const reader = await CarReader.fromBytes(new Uint8Array(await response.arrayBuffer()));
  const cids: string[] = [];
  for await (const cid of reader.cids()) cids.push(cid.toString());
  return cids;
}

function expectCarHeaders(response: Response): void {
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('accept-ranges')).toBe('none');
  expect(response.headers.get('content-type')).toContain(CAR);
  expect(response.headers.get('content-disposition')).toMatch(/attachment; filename=".*\.car"/);
  expect(response.headers.get('etag')).toBeTruthy();
}

/** One row of the suite: a path, a query, and the exact blocks in order. */
type Row = [name: string, path: string, query: string, blocks: string[]];

function carRows(rows: Row[]): void {
  for (const [name, path, query, blocks] of rows) {
    test.each([
      ['format=car', { query: `?format=car&${query}`, headers: {} }],
      ['Accept header', { query: `?${query}`, headers: { accept: CAR } }],
    ])(`${name} (%s)`, async (_how, { query: search, headers }) => {
      const response = await gateway.get(path + search, headers);
      expect(response.status).toBe(200);
      expectCarHeaders(response);
      expect(await carCids(response)).toEqual(blocks);
    });
  }
}

const multiblock = ['subdir', 'multiblock.txt'];
const at = (fixture: Fixture, ...path: string[]) => `/ipfs/${fixture.cid(...path)}`;

describe('TestTrustlessRaw', () => {
  const file = () => `/ipfs/${raw.cid('dir', 'ascii.txt')}`;

  test.each([
    ['?format=raw', {}],
    ['', { accept: RAW }],
  ])('a raw block by "%s"', async (query, headers) => {
    const response = await gateway.get(`/ipfs/${raw.cid('dir')}${query}`, headers as Record<string, string>);
    expect(response.status).toBe(200);
    expect(await response.bytes()).toEqual(raw.bytes('dir'));
  });
  test('the expected response headers', async () => {
    const response = await gateway.get(file(), { accept: RAW });
    expect(response.headers.get('content-type')).toBe(RAW);
    expect(response.headers.get('content-length')).toBe(String(raw.bytes('dir', 'ascii.txt').length));
    expect(response.headers.get('content-disposition')).toContain('attachment;');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.bytes()).toEqual(raw.bytes('dir', 'ascii.txt'));
  });
  test('a file name of the query in Content-Disposition', async () => {
    const response = await gateway.get(`${file()}?filename=foobar.bin`, { accept: RAW });
    expect(response.headers.get('content-disposition')).toContain('attachment;');
    expect(response.headers.get('content-disposition')).toContain('filename="foobar.bin');
  });
  test('the expected caching headers', async () => {
    const { headers } = await gateway.get(file(), { accept: RAW });
    expect(headers.get('etag')).toBeTruthy();
    expect(headers.get('x-ipfs-path')).toBe(file());
    expect(headers.get('x-ipfs-roots')).toContain(raw.cid('dir', 'ascii.txt'));
    const directives = headers.get('cache-control')?.replaceAll(' ', '').split(',') ?? [];
    expect(directives).toContain('public');
    expect(directives).toContain('immutable');
    expect(Number(directives.find((one) => one.startsWith('max-age='))?.slice(8))).toBeGreaterThanOrEqual(29_030_400);
  });
});

describe('TestTrustlessRawRanges', () => {
  // The suite allows the whole block, or the first range, for both; this gateway sends the first range.
  test.each(['bytes=7-9', 'bytes=7-9,1-3'])('%s', async (range) => {
    const data = raw.bytes('dir', 'ascii.txt');
    const response = await gateway.get(`/ipfs/${raw.cid('dir', 'ascii.txt')}`, { accept: RAW, range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes 7-9/${data.length}`);
    expect(response.headers.get('content-type')).toBe(RAW);
    expect(await response.bytes()).toEqual(data.slice(7, 10));
  });
});

describe('TestTrustlessCarPathing', () => {
  carRows([
    ['through a UnixFS directory', `${at(two)}/subdir/ascii.txt`, '', [two.cid(), two.cid('subdir'), two.cid('subdir', 'ascii.txt')]],
    [
      'to a file in a sharded directory',
      `${at(hamt)}/685.txt`,
      '',
      [hamt.cid(), ...hamt.shardsTo('685.txt'), hamt.cid('685.txt'), ...hamt.descendants('685.txt')],
    ],
    ['from a dag-cbor root', `${at(cbor, 'document')}/files/single`, '', [cbor.cid('document'), cbor.cid('document', 'files', 'single')]],
  ]);
  test.each([
    ['format=car', '?format=car', {}],
    ['Accept header', '', { accept: CAR }],
  ])('404 for a file that does not exist (%s)', async (_how, query, headers) => {
    expect((await gateway.get(`${at(two)}/subdir/i-do-not-exist${query}`, headers as Record<string, string>)).status).toBe(404);
  });
});

describe('TestTrustlessCarDagScopeBlock', () => {
  carRows([
    ['of a directory on a path', `${at(two)}/subdir`, 'dag-scope=block', [two.cid(), two.cid('subdir')]],
    [
      'of a file on a path',
      `${at(two)}/subdir/ascii.txt`,
      'dag-scope=block',
      [two.cid(), two.cid('subdir'), two.cid('subdir', 'ascii.txt')],
    ],
    [
      'of a file in a sharded directory',
      `${at(hamt)}/1.txt`,
      'dag-scope=block',
      [hamt.cid(), ...hamt.shardsTo('1.txt'), hamt.cid('1.txt')],
    ],
  ]);
});

describe('TestTrustlessCarDagScopeEntity', () => {
  const way = [mixed.cid(), mixed.cid('subdir')];
  carRows([
    ['of a directory', at(two), 'dag-scope=entity', [two.cid()]],
    ['of a sharded directory', at(hamt), 'dag-scope=entity', [hamt.cid(), ...hamt.shards()]],
    ['of a file', `${at(mixed)}/subdir/ascii.txt`, 'dag-scope=entity', [...way, mixed.cid('subdir', 'ascii.txt')]],
    [
      'of a chunked file',
      `${at(mixed)}/subdir/multiblock.txt`,
      'dag-scope=entity',
      [...way, mixed.cid(...multiblock), ...mixed.descendants(...multiblock)],
    ],
    ['of dag-cbor with links', `${at(cbor)}/document`, 'dag-scope=entity', [cbor.cid(), cbor.cid('document')]],
  ]);
});

describe('TestTrustlessCarDagScopeAll', () => {
  carRows([
    ['of a directory', `${at(mixed)}/subdir`, 'dag-scope=all', [mixed.cid(), mixed.cid('subdir'), ...mixed.descendants('subdir')]],
    [
      'of a chunked file',
      `${at(mixed)}/subdir/multiblock.txt`,
      'dag-scope=all',
      [mixed.cid(), mixed.cid('subdir'), mixed.cid(...multiblock), ...mixed.descendants(...multiblock)],
    ],
  ]);
});

describe('TestTrustlessCarEntityBytes', () => {
  const entity = (range: string) => `dag-scope=entity&entity-bytes=${range}`;
  const chunks = mixed.descendants(...multiblock); // 4 × 256 bytes and 2
  const of = (from: number, to?: number) => [mixed.cid(...multiblock), ...chunks.slice(from, to)];
  const file = at(mixed, ...multiblock);
  carRows([
    [
      'a block after the range is missing',
      at(missing),
      entity('0:1000'),
      [missing.cid(), 'QmPKt7ptM2ZYSGPUc8PmPT2VBkLDK3iqpG9TBJY7PCE9rF'],
    ],
    [
      'a block before the range is missing',
      at(missing),
      entity('2200:*'),
      [missing.cid(), 'QmWXY482zQdwecnfBsj78poUUuPXvyw2JAFAEMw4tzTavV'],
    ],
    ['a full file', `${at(mixed)}/subdir/multiblock.txt`, entity('0:*'), [mixed.cid(), mixed.cid('subdir'), ...of(0)]],
    ['a directory', at(hamt), entity('0:*'), [hamt.cid(), ...hamt.shards()]],
    ['from the middle to the end', file, entity('512:*'), of(2)],
    ['the middle', file, entity('512:1023'), of(2, 4)],
    ['the middle, negative end', file, entity('512:-256'), of(2, 4)],
    ['a suffix', file, entity('-5:*'), of(3)],
    [
      'a suffix longer than the file',
      file,
      entity('-9999:*'),
      [
        mixed.cid(...multiblock),
        'bafkreie5noke3mb7hqxukzcy73nl23k6lxszxi5w3dtmuwz62wnvkpsscm',
        'bafkreih4ephajybraj6wnxsbwjwa77fukurtpl7oj7t7pfq545duhot7cq',
        'bafkreigu7buvm3cfunb35766dn7tmqyh2um62zcio63en2btvxuybgcpue',
        'bafkreicll3huefkc3qnrzeony7zcfo7cr3nbx64hnxrqzsixpceg332fhe',
        'bafkreifst3pqztuvj57lycamoi7z34b4emf7gawxs74nwrc2c7jncmpaqm',
      ],
    ],
    ['from before the file to its end but three', file, entity('-9999:-3'), of(0, 4)],
    ['the first byte', file, entity('0:0'), of(0, 1)],
  ]);
});

describe('TestTrustlessCarOrderAndDuplicates', () => {
  const chunks = [
    'bafkreie5noke3mb7hqxukzcy73nl23k6lxszxi5w3dtmuwz62wnvkpsscm',
    'bafkreih4ephajybraj6wnxsbwjwa77fukurtpl7oj7t7pfq545duhot7cq',
    'bafkreigu7buvm3cfunb35766dn7tmqyh2um62zcio63en2btvxuybgcpue',
    'bafkreicll3huefkc3qnrzeony7zcfo7cr3nbx64hnxrqzsixpceg332fhe',
    'bafkreifst3pqztuvj57lycamoi7z34b4emf7gawxs74nwrc2c7jncmpaqm',
  ];
  const file = (name: string) => duplicates.cid(name);
  const once = [duplicates.cid(), file('ascii.txt'), file('hello.txt'), file('multiblock.txt'), ...chunks];
  const twice = [duplicates.cid(), file('ascii-copy.txt'), file('ascii.txt'), file('hello.txt'), file('multiblock.txt'), ...chunks];

  test.each([
    ['order=dfs; dups=y', '', `${CAR}; version=1; order=dfs; dups=y`, ['order=dfs', 'dups=y'], twice],
    ['order=dfs; dups=n', '', `${CAR}; version=1; order=dfs; dups=n`, ['order=dfs', 'dups=n'], once],
    ['order=unk', '', `${CAR}; version=1; order=unk`, ['order='], once],
    ['format=car with parameters in Accept', '?format=car', `${CAR}; version=1; order=dfs; dups=y`, ['order=dfs', 'dups=y'], twice],
    ['car-order beats Accept', '?format=car&car-order=dfs', `${CAR}; order=unk`, ['order=dfs'], once],
    ['car-dups beats Accept', '?format=car&car-dups=y', `${CAR}; dups=n`, ['dups=y'], twice],
  ])('%s', async (_name, query, accept, parameters, blocks) => {
    const response = await gateway.get(at(duplicates) + query, { accept });
    expect(response.status).toBe(200);
    for (const parameter of [CAR, ...parameters]) expect(response.headers.get('content-type')).toContain(parameter);
    expect(await carCids(response)).toEqual(blocks);
  });
  test('an identity CID is never a block of a CAR', async () => {
    const response = await gateway.get('/ipfs/bafkqaf3imvwgy3zaneqgc3janfxgy2lomvscay3jmqfa', { accept: `${CAR}; dups=y` });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('dups=y');
    expect(await carCids(response)).toEqual([]);
  });
});

describe('TestTrustlessCarFormatPrecedence', () => {
  test.each([
    ['car', RAW, CAR],
    ['raw', CAR, RAW],
  ])('format=%s beats Accept: %s', async (format, accept, type) => {
    const response = await gateway.get(`/ipfs/${raw.cid('dir')}?format=${format}`, { accept });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
  });
});
