import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestGateway, testGateway } from './testGateway.ts';

const page = '<!doctype html><title>App</title><script type="module" src="./assets/app.js"></script>';
const script = 'export const answer = 42;\n'.repeat(100);
const big = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7919) % 251); // three blocks

let gateway: TestGateway;
let folder: string;
let cid: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deml-app-'));
  await mkdir(join(folder, 'assets'));
  await mkdir(join(folder, 'docs'));
  await writeFile(join(folder, 'index.html'), page);
  await writeFile(join(folder, 'config.json'), '{}');
  await writeFile(join(folder, 'assets', 'app.js'), script);
  await writeFile(join(folder, 'assets', 'big.woff2'), big);
  await writeFile(join(folder, 'docs', 'index.html'), 'docs');
  gateway = await testGateway();
  cid = await gateway.addDirectory(folder);
});
afterAll(async () => {
  await gateway.dispose();
  await rm(folder, { recursive: true });
});

describe.each([
  ['a path', (path: string) => `http://localhost/ipfs/${cid}${path}`],
  ['a subdomain', (path: string) => `http://${cid}.ipfs.localhost${path || '/'}`],
])('the app under %s', (_form, url) => {
  test('its page, its script and its type', async () => {
    const index = await gateway.get(url('/'));
    expect(index.status).toBe(200);
    expect(index.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(index.headers.get('cache-control')).toContain('immutable');
    expect(await index.text()).toBe(page);
    const asset = await gateway.get(url('/assets/app.js'), { 'accept-encoding': 'br' });
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect((await gateway.get(url('/config.json'))).headers.get('content-type')).toBe('application/json');
  });
  test('a file of several blocks', async () => {
    const response = await gateway.get(url('/assets/big.woff2'));
    expect(response.headers.get('content-length')).toBe(String(big.length));
    expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), Buffer.from(big))).toBe(0);
  });
  test('a folder with and without its slash', async () => {
    const moved = await gateway.get(url('/docs'));
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toMatch(/^\/(ipfs\/\w+\/)?docs\/$/);
    expect(await (await gateway.get(url('/docs/'))).text()).toBe('docs');
  });
  test('404 for what is not in it, 304 for what the client has', async () => {
    expect((await gateway.get(url('/assets/none.js'))).status).toBe(404);
    expect((await gateway.get(url('/assets/'))).status).toBe(404);
    const etag = (await gateway.get(url('/assets/app.js'))).headers.get('etag') as string;
    expect((await gateway.get(url('/assets/app.js'), { 'if-none-match': etag })).status).toBe(304);
  });
});

test('the root without a slash moves to the one with it, so that relative addresses work', async () => {
  const moved = await gateway.get(`/ipfs/${cid}`);
  expect(moved.status).toBe(301);
  expect(moved.headers.get('location')).toBe(`/ipfs/${cid}/`);
});

test('only roots that were imported here are sites', async () => {
  const inner = (await gateway.get(`/ipfs/${cid}/docs/`)).headers.get('x-ipfs-roots')?.split(',')[1] as string;
  expect((await gateway.get(`/ipfs/${inner}/`)).status).toBe(400);
  expect((await gateway.get(`http://${inner}.ipfs.localhost/`)).status).toBe(404);
});

test('the chosen release is at /, revalidated each time; another can be chosen while it runs', async () => {
  expect((await gateway.get('/')).status).toBe(404);
  await gateway.setRelease(cid);
  const first = await gateway.get('/');
  expect(await first.text()).toBe(page);
  expect(first.headers.get('cache-control')).toBe('no-cache');
  expect((await gateway.get('/assets/app.js')).status).toBe(200);
  expect(await (await gateway.get('/status')).json()).toMatchObject({ release: cid });

  await writeFile(join(folder, 'index.html'), 'the next release');
  const next = await gateway.addDirectory(folder);
  expect(next).not.toBe(cid);
  await gateway.setRelease(next);
  expect(await (await gateway.get('/')).text()).toBe('the next release');
  expect(await (await gateway.get(`/ipfs/${cid}/`)).text()).toBe(page);
  await gateway.setRelease(undefined);
  expect((await gateway.get('/')).status).toBe(404);
});

test('a site comes as a CAR too, and the same folder gives the same CID', async () => {
  expect((await gateway.get(`/ipfs/${cid}?format=car`)).status).toBe(200);
  const again = await mkdtemp(join(tmpdir(), 'deml-app-'));
  await writeFile(join(again, 'index.html'), 'same');
  const [one, two] = [await gateway.addDirectory(again), await gateway.addDirectory(again)];
  expect(one).toBe(two);
  await rm(again, { recursive: true });
});

test('a CAR of the app is imported as the app, in a gateway that has nothing', async () => {
  const bare = await testGateway();
  const file = join(folder, '..', `${cid}.car`);
  await writeFile(file, Buffer.from(await (await gateway.get(`http://localhost/ipfs/${cid}?format=car`)).arrayBuffer()));
  expect(await bare.addDirectory(file)).toBe(cid);
  expect(await (await bare.get(`http://localhost/ipfs/${cid}/`)).text()).toBe(page);
  await rm(file);
  await bare.dispose();
});

test('refuses a file that is no CAR, and one that lacks a block', async () => {
  const bare = await testGateway();
  const file = join(folder, '..', `${cid}.broken.car`);
  await writeFile(file, 'no CAR');
  await expect(bare.addDirectory(file)).rejects.toMatchObject({ code: 'folder-unusable' });
  const whole = Buffer.from(await (await gateway.get(`http://localhost/ipfs/${cid}?format=car`)).arrayBuffer());
  await writeFile(file, whole.subarray(0, whole.length - 2_000_000));
  await expect(bare.addDirectory(file)).rejects.toThrow();
  await rm(file);
  await bare.dispose();
});
