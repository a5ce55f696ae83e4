import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proposalId } from '../../registry/proposing/index.ts';
import { deskRequests, deskTools } from '../desk/testDesk.ts';
import { serveGateway } from '../serveGateway.ts';
import { type TestChain, testChain } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import { type TestGateway, testGateway } from '../testGateway.ts';

let chain: TestChain;
let gateway: TestGateway;
const to = deskRequests(() => gateway);
const unknown = `/proposals/0x${'1'.repeat(64)}`;

beforeAll(async () => {
  chain = await testChain();
  gateway = await chain.openGateway();
});
afterAll(() => gateway.dispose());

test('an answer that has not changed costs a 304, one that has is sent', async () => {
  const tools = deskTools(chain);
  await to.upload(note('polled'));
  const proposal = await tools.offerOf(note('polled'), 'polled');
  const path = `/proposals/${proposalId(proposal)}`;
  for (const one of [path, '/proposals']) {
    const first = await gateway.get(one);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const known = { 'if-none-match': first.headers.get('etag') as string };
    expect(await (await gateway.get(one, known)).text()).toBe('');
    expect((await gateway.get(one, known)).status).toBe(304);
    expect((await gateway.get(one, {}, 'HEAD')).headers.get('etag')).toBe(known['if-none-match']);
  }
  const before = (await gateway.get(path)).headers.get('etag') as string;
  await to.offer(proposal, await tools.signOffer(proposal));
  const after = await gateway.get(path, { 'if-none-match': before });
  expect(after.status).toBe(200);
  expect(after.headers.get('etag')).not.toBe(before);
  const packed = await gateway.get(path, {
    'accept-encoding': 'gzip',
    'if-none-match': `"${after.headers.get('etag')?.slice(1, -1)}-gzip"`,
  });
  expect(packed.status).toBe(304);
});

test.each([
  ['GET', '/proposals/0x12', 400, 'bad-request'],
  ['GET', `${unknown.toUpperCase().replace('/PROPOSALS/0X', '/proposals/0x').replace('1'.repeat(64), 'A'.repeat(64))}`, 400, 'bad-request'],
  ['GET', `${unknown}/votes`, 404, 'path-missing'],
  ['GET', `${unknown}/comments`, 405, 'method-not-allowed'],
  ['POST', unknown, 405, 'method-not-allowed'],
  ['DELETE', unknown, 405, 'method-not-allowed'],
  ['PUT', '/proposals', 405, 'method-not-allowed'],
  ['POST', '/proposals', 415, 'unsupported-type'],
  ['POST', `${unknown}/comments`, 415, 'unsupported-type'],
] as const)('%s %s answers %i %s', async (method, path, status, code) => {
  const answer = await gateway.get(path, {}, method);
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});

test.each([
  ['{"proposal"', 400, 'bad-desk-form'],
  ['['.repeat(8_000), 400, 'bad-desk-form'],
  ['{"__proto__":{"proposal":1}}', 400, 'bad-desk-form'],
  [new Uint8Array([0xff, 0xfe]), 400, 'bad-desk-form'],
  [`{"proposal":"${'a'.repeat(17_000)}"}`, 413, 'body-too-large'],
  ['', 400, 'bad-desk-form'],
] as const)('a body such as %s is refused', async (body, status, code) => {
  for (const path of ['/proposals', `${unknown}/approvals`]) {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: body as BodyInit };
    const answer = await gateway.fetch(new Request(`http://localhost${path}`, init));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  }
});

describe('pages of other origins', () => {
  const preflight = (method: string, path = unknown) =>
    gateway.get(path, { origin: 'https://a.example', 'access-control-request-method': method }, 'OPTIONS');

  test('may read and post where the operator allows all', async () => {
    expect((await preflight('GET')).headers.get('access-control-allow-origin')).toBe('*');
    const posting = await preflight('POST', '/proposals');
    expect(posting.headers.get('access-control-allow-origin')).toBe('*');
    expect(posting.headers.get('access-control-allow-methods')).toContain('POST');
    expect((await gateway.get(unknown, { origin: 'https://a.example' })).headers.get('access-control-expose-headers')).toContain('Etag');
  });

  test('may read, and not post, where the operator names others', async () => {
    const strict = await testGateway({ uploadOrigins: ['https://b.example'] });
    try {
      const headers = { origin: 'https://a.example', 'access-control-request-method': 'POST' };
      expect((await strict.get('/proposals', headers, 'OPTIONS')).headers.get('access-control-allow-origin')).toBeNull();
      const other = { ...headers, origin: 'https://b.example' };
      expect((await strict.get('/proposals', other, 'OPTIONS')).headers.get('access-control-allow-origin')).toBe('https://b.example');
      expect((await strict.get('/proposals', { origin: 'https://a.example' })).headers.get('access-control-allow-origin')).toBe('*');
    } finally {
      await strict.dispose();
    }
  });
});

test('without a chain there is no desk, and that is said', async () => {
  const blind = await testGateway();
  try {
    const answer = await blind.get('/proposals');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([501, 'desk-closed']);
    expect(((await (await blind.get('/status')).json()) as { desk: unknown }).desk).toBeNull();
  } finally {
    await blind.dispose();
  }
});

test('one address that posts too often is asked to wait, and may still read', async () => {
  const strict = await chain.openGateway({ deskBurst: 3, deskPerMinute: 1 });
  const listening = await serveGateway(strict, { host: '127.0.0.1', port: 0 });
  try {
    const post = () => fetch(`${listening.url}/proposals`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await post()).status);
    expect(statuses).toEqual([400, 400, 400, 429]);
    expect(Number((await post()).headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetch(`${listening.url}/proposals`)).status).toBe(200);
  } finally {
    await listening.close();
    await strict.dispose();
  }
});

test('where the chain does not answer, nothing is taken, and the asker may try again', async () => {
  const log = chain.log();
  const fail = () => Promise.reject(new Error('the RPC is away'));
  const deaf = await testGateway({ registry: chain.registry, chain: { ...log, call: fail, chainId: fail }, pollMs: 600_000 });
  try {
    const tools = deskTools(chain);
    const proposal = await tools.offerOf(note('polled'), 'polled');
    const requests = deskRequests(() => deaf);
    expect(await requests.refusal(requests.offer(proposal, await tools.signOffer(proposal)))).toEqual([503, 'endpoint']);
    expect(await requests.list()).toEqual({ proposals: [] });
  } finally {
    await deaf.dispose();
  }
});
