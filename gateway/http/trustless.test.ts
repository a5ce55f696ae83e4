import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { CarReader } from '@ipld/car';
import * as dagCbor from '@ipld/dag-cbor';
import { CID } from 'multiformats/cid';
import { create as createDigest } from 'multiformats/hashes/digest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalBytes, cidOf, digestToBytes, parseCid } from '../../registry/cid/index.ts';
import { rawCid, sha256 } from '../blocks/store.ts';
import { type Listening, serveGateway } from '../serveGateway.ts';
import { flipped, note, profile } from '../testDocuments.ts';
import { type TestGateway, testGateway } from '../testGateway.ts';

let gateway: TestGateway;
let server: Listening;
const document = note('read-me', 'A note that is long enough to be worth packing. '.repeat(20).trim());
const digest = parseCid(document.cid).digest;
const absent = note('absent');

beforeAll(async () => {
  gateway = await testGateway();
  server = await serveGateway(gateway, { host: '127.0.0.1', port: 0 });
  await gateway.store.put([{ cid: CID.parse(document.cid), bytes: document.bytes }]);
});
afterAll(async () => {
  await server.close();
  await gateway.dispose();
});

const code = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('refusals', () => {
  test.each([
    ['a block that is not here', `/ipfs/${absent.cid}?format=raw`, {}, 404, 'block-missing'],
    ['a CAR of a block that is not here', `/ipfs/${absent.cid}?format=car`, {}, 404, 'block-missing'],
    ['no format', `/ipfs/${document.cid}`, {}, 400, 'format-missing'],
    ['no format, as a browser', `/ipfs/${document.cid}`, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }, 400, 'format-missing'],
    ['no format of a block that is not here', `/ipfs/${absent.cid}`, {}, 404, 'block-missing'],
    ['what is no CID', '/ipfs/not-a-cid?format=raw', {}, 400, 'bad-cid'],
    ['a path below a raw block', `/ipfs/${document.cid}/x?format=raw`, {}, 400, 'bad-request'],
    ['another format', `/ipfs/${document.cid}?format=tar`, {}, 406, 'not-acceptable'],
    ['a conversion of codecs', `/ipfs/${document.cid}?format=json`, {}, 406, 'not-acceptable'],
    ['a type that is not made here', `/ipfs/${document.cid}`, { accept: 'application/vnd.ipld.dag-cbor' }, 406, 'not-acceptable'],
    ['only-if-cached of what is not here', `/ipfs/${absent.cid}?format=raw`, { 'cache-control': 'only-if-cached' }, 412, 'not-cached'],
    ['a service worker', `/ipfs/${document.cid}?format=raw`, { 'service-worker': 'script' }, 400, 'service-worker'],
    ['a range beyond the end', `/ipfs/${document.cid}?format=raw`, { range: 'bytes=99999-' }, 416, 'bad-range'],
    ['an unknown dag-scope', `/ipfs/${document.cid}?format=car&dag-scope=some`, {}, 400, 'bad-request'],
    ['malformed entity-bytes', `/ipfs/${document.cid}?format=car&entity-bytes=1-2`, {}, 400, 'bad-request'],
    ['a CAR of version 2', `/ipfs/${document.cid}`, { accept: 'application/vnd.ipld.car; version=2' }, 400, 'bad-request'],
    ['a percent sign that encodes nothing', `/ipfs/${document.cid}/%zz?format=car`, {}, 400, 'bad-request'],
    ['an unknown route', '/nowhere', {}, 404, 'path-missing'],
  ])('%s', async (_name, path, headers, status, expected) => {
    const response = await gateway.get(path, headers as Record<string, string>);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await code(response)).toBe(expected);
  });
});

describe('the views of one stored block', () => {
  test.each([
    ['json', 'application/json'],
    ['dag-json', 'application/vnd.ipld.dag-json'],
  ] as const)('its %s CID is shown as %s', async (codec, type) => {
    for (const [query, headers] of [
      ['', {}],
      [`?format=${codec}`, {}],
      ['', { accept: 'text/html,*/*' }],
    ] as const) {
      const response = await gateway.get(`/ipfs/${cidOf(digest, codec)}${query}`, headers);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(type);
      expect(await response.bytes()).toEqual(document.bytes);
    }
  });
  test('each of its CIDs as raw bytes', async () => {
    for (const codec of ['raw', 'json', 'dag-json'] as const)
      expect(await (await gateway.get(`/ipfs/${cidOf(digest, codec)}?format=raw`)).bytes()).toEqual(document.bytes);
  });
});

describe('headers', () => {
  test('an Etag a variant, and 304 for the one that the client has', async () => {
    const paths = ['?format=raw', '?format=car', '?format=car&car-dups=y', '?format=car&dag-scope=block', '?format=car&entity-bytes=0:9'];
    const etags = await Promise.all(paths.map(async (query) => (await gateway.get(`/ipfs/${document.cid}${query}`)).headers.get('etag')));
    expect(new Set(etags).size).toBe(paths.length);
    for (const [i, query] of paths.entries()) {
      const again = await gateway.get(`/ipfs/${document.cid}${query}`, { 'if-none-match': `"other", W/${etags[i]}` });
      expect(again.status).toBe(304);
      expect(again.body).toBeNull();
      expect((await gateway.get(`/ipfs/${document.cid}${query}`, { 'if-none-match': '"other"' })).status).toBe(200);
    }
  });

  test('HEAD tells length and headers of GET, without a body', async () => {
    for (const query of ['?format=raw', '?format=car']) {
      const url = `${server.url}/ipfs/${document.cid}${query}`;
      const [head, get] = [await fetch(url, { method: 'HEAD' }), await fetch(url, { headers: { 'accept-encoding': 'identity' } })];
      expect(head.status).toBe(200);
      for (const name of ['etag', 'content-type', 'cache-control', 'content-disposition', 'x-ipfs-path', 'x-ipfs-roots', 'accept-ranges'])
        expect(head.headers.get(name)).toBe(get.headers.get(name));
      expect(await head.text()).toBe('');
      await get.arrayBuffer();
    }
    expect((await fetch(`${server.url}/ipfs/${document.cid}?format=raw`, { method: 'HEAD' })).headers.get('content-length')).toBe(
      String(document.bytes.length),
    );
    expect((await fetch(`${server.url}/ipfs/${absent.cid}?format=raw`, { method: 'HEAD' })).status).toBe(404);
  });

  test('pages of any origin may read, and see the headers that they need', async () => {
    const { headers } = await gateway.get(`/ipfs/${document.cid}?format=raw`, { origin: 'https://any.example' });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    for (const name of ['Content-Length', 'Etag', 'X-Ipfs-Roots']) expect(headers.get('access-control-expose-headers')).toContain(name);
  });

  test('a file name cannot leave its quotes', async () => {
    const { headers } = await gateway.get(`/ipfs/${document.cid}?format=raw&filename=${encodeURIComponent('a"; x=ü\r\n')}`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="a_; x=___"; filename\*=UTF-8''[\w%.-]+$/);
  });
});

test('ranges: open ends, suffixes, If-Range', async () => {
  const { bytes, cid } = document;
  const size = bytes.length;
  const get = (headers: Record<string, string>) => gateway.get(`/ipfs/${cid}?format=raw`, headers);
  for (const [range, from, to] of [
    ['bytes=5-', 5, size - 1],
    ['bytes=-7', size - 7, size - 1],
    [`bytes=0-${size + 99}`, 0, size - 1],
    ['bytes=-99999', 0, size - 1],
  ] as const) {
    const response = await get({ range });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${from}-${to}/${size}`);
    expect(await response.bytes()).toEqual(bytes.slice(from, to + 1));
  }
  expect((await get({ range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200);
  expect((await get({ range: 'lines=0-1' })).status).toBe(200);
});

test('the probe of the specification', async () => {
  for (const [query, headers] of [
    ['?format=raw', {}],
    ['', { accept: 'application/vnd.ipld.raw' }],
  ] as const) {
    const response = await gateway.get(`/ipfs/bafkqaaa${query}`, headers);
    expect(response.status).toBe(200);
    expect((await response.bytes()).length).toBe(0);
  }
});

describe('compression', () => {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Uint8Array) => bytes };

  test.each([
    ['br', 'gzip, deflate, br'],
    ['gzip', 'gzip'],
    ['none', 'br;q=0, identity'],
  ] as const)('%s for "%s"', async (encoding, accept) => {
    for (const format of ['raw', 'car']) {
      const path = `/ipfs/${document.cid}?format=${format}`;
      const plain = await (await gateway.get(path)).bytes();
      const packed = await gateway.get(path, { 'accept-encoding': accept });
      expect(packed.headers.get('content-encoding') ?? 'none').toBe(encoding);
      expect(packed.headers.get('vary')).toContain('Accept-Encoding');
      const bytes = await packed.bytes();
      expect(new Uint8Array(unpack[encoding](bytes))).toEqual(plain);
      if (encoding !== 'none') expect(bytes.length).toBeLessThan(plain.length / 2);
    }
  });
  test('a packed answer has an Etag of its own, which is known again', async () => {
    const path = `/ipfs/${document.cid}?format=raw`;
    const packed = await gateway.get(path, { 'accept-encoding': 'br' });
    expect(packed.headers.get('etag')).not.toBe((await gateway.get(path)).headers.get('etag'));
    expect((await gateway.get(path, { 'accept-encoding': 'br', 'if-none-match': packed.headers.get('etag') as string })).status).toBe(304);
  });
  test('a range is never packed', async () => {
    const response = await gateway.get(`/ipfs/${document.cid}?format=raw`, { 'accept-encoding': 'br', range: 'bytes=0-599' });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect((await response.bytes()).length).toBe(600);
  });
});

describe('a missing block', () => {
  test.each([
    ['identity', 'akash'],
    ['br', 'gensyn'],
  ])('breaks the stream of a CAR off (%s), and the gateway lives', async (encoding, slug) => {
    const [overview, ...groups] = await profile(slug);
    for (const block of [overview, ...groups.slice(0, 3)]) await gateway.store.put([{ cid: CID.parse(block.cid), bytes: block.bytes }]);
    const root = cidOf(parseCid(overview.cid).digest, 'dag-json');
    const reading = async () => {
      const response = await fetch(`${server.url}/ipfs/${root}?format=car`, { headers: { 'accept-encoding': encoding } });
      expect(response.status).toBe(200); // it was under way when the block turned out to be missing
      return response.bytes();
    };
    await expect(reading()).rejects.toThrow();
    expect((await fetch(`${server.url}/health`)).status).toBe(200);

    for (const block of groups) await gateway.store.put([{ cid: CID.parse(block.cid), bytes: block.bytes }]);
    const reader = await CarReader.fromBytes(await reading());
    let count = 0;
    for await (const _block of reader.blocks()) count++;
    expect(count).toBe(1 + groups.length);
  });

  test('in the middle of a path is a 404', async () => {
    const { bytes } = note('leaf');
    const middle = CID.createV1(0x71, createDigest(0x12, digestToBytes(sha256(dagCbor.encode({ leaf: rawCid(sha256(bytes)) })))));
    const top = dagCbor.encode({ middle });
    const root = CID.createV1(0x71, createDigest(0x12, digestToBytes(sha256(top))));
    await gateway.store.put([{ cid: root, bytes: top }]);
    expect((await gateway.get(`/ipfs/${root}/middle/leaf?format=car`)).status).toBe(404);
  });
});

test('a block that was damaged on the disk is never sent, and can be uploaded again', async () => {
  const { cid, bytes } = note('damaged');
  await gateway.store.put([{ cid: CID.parse(cid), bytes }]);
  await gateway.node.blockstore.put(CID.parse(cid), flipped(bytes));
  const refused = await gateway.get(`/ipfs/${cid}?format=raw`);
  expect(refused.status).toBe(404);
  expect(((await refused.json()) as { detail: string }).detail).toContain('damaged');
  await gateway.store.put([{ cid: CID.parse(cid), bytes }]);
  expect(await (await gateway.get(`/ipfs/${cid}?format=raw`)).bytes()).toEqual(bytes);
});

test('an Accept header that is the name of no format but of a part of JavaScript means nothing', async () => {
  const { cid, bytes } = note('accept');
  await gateway.store.put([{ cid: CID.parse(cid), bytes }]);
  for (const accept of ['__proto__', 'constructor', 'hasOwnProperty', 'valueof'])
    expect(await (await gateway.get(`/ipfs/${cid}`, { accept })).json(), accept).toMatchObject({ status: 400, code: 'format-missing' });
});

test('a method that a route does not have is answered with those it has', async () => {
  for (const [method, path, allowed] of [
    ['PUT', '/ipfs/bafkqaaa', 'GET or HEAD'],
    ['DELETE', '/', 'GET or HEAD'],
    ['PATCH', '/upload', 'POST'],
  ] as const) {
    const answer = await gateway.get(path, {}, method);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
  }
});

test('a path leads nowhere but into the DAG, however it is written', async () => {
  for (const path of ['//etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/ipfs/bafkqaaa/..%2f..', '/ipfs/%00'])
    expect([400, 404], path).toContain((await gateway.get(path)).status);
});

test('a collection comes as one CAR: with raw links its documents only, with dag-json links every linked block', async () => {
  const [overview, ...groups] = await profile();
  for (const block of [overview, ...groups]) await gateway.store.put([{ cid: CID.parse(block.cid), bytes: block.bytes }]);
  const count = async (codec: 'raw' | 'dag-json') => {
    const index = canonicalBytes({
      entries: [['autonolas', { '/': cidOf(parseCid(overview.cid).digest, codec) }]],
      kind: 'project',
      period: 0,
    });
    await gateway.store.put([{ cid: rawCid(sha256(index)), bytes: index }]);
    const reader = await CarReader.fromBytes(await (await gateway.get(`/ipfs/${cidOf(sha256(index), 'dag-json')}?format=car`)).bytes());
    let blocks = 0;
    for await (const _block of reader.blocks()) blocks++;
    return blocks;
  };
  expect(await count('raw')).toBe(2);
  expect(await count('dag-json')).toBe(2 + groups.length);
});
