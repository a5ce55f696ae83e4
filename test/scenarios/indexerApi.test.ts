import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getHead } from '../../registry/actions/index.ts';
import { getRevisions } from '../../registry/history/index.ts';
import { getProposalsTold, getRevisionsTold, NoIndexerError, pagesTold, type RouteName, routes } from '../../registry/indexer/index.ts';
import { getProposals, type Queue } from '../../registry/records/index.ts';
import { blockNow } from '../../registry/records/journal.ts';
import { agreeingChain } from '../../registry/verify/index.ts';
import { root } from '../../scripts/stack/layout.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { createConformance, type OpenApi } from '../openapi.ts';
import { launchIndexer, ready, startChain } from './support/indexing.ts';
import { registerAt } from './support/register.ts';

let chain: Awaited<ReturnType<typeof startChain>>;
let register: ReturnType<typeof registerAt>;
let indexer: Awaited<ReturnType<typeof launchIndexer>>;
let document: OpenApi;
let departures: ReturnType<typeof createConformance>['departures'];

const BURST = 800;

beforeAll(async () => {
  chain = await startChain();
  register = registerAt(chain.url, chain.deployment);
  await register.story();
  const limits = {
    DEML_INDEXER_TRUST_PROXY: 'on', // so that a test can be an address of its own
    DEML_INDEXER_REQUEST_BURST: `${BURST}`,
    DEML_INDEXER_REQUESTS_PER_MINUTE: '60',
  };
  indexer = await launchIndexer(chain, join(chain.dir, 'indexer'), limits);
  await ready(indexer);
  // The newest blocks are read live, after the history.
  const { blockNumber } = await blockNow(register.chain, register.registry);
  await until(blockNumber);
  document = (await (await ask('/openapi.json')).json()) as OpenApi;
  ({ departures } = createConformance(document));
}, 900_000);

afterAll(async () => {
  await indexer?.stop();
  await chain?.close();
});

const ask = (path: string, init: RequestInit = {}) => fetch(`${indexer.url}${path}`, init);
const place = () => ({ indexers: [indexer.url] });

/** The indexer has read a block. A socket that it has just closed is asked again. */
async function until(block: bigint): Promise<void> {
  const reached = async () => BigInt((await ask('/curators').catch(() => undefined))?.headers.get('deml-block') ?? 0);
  while ((await reached()) < block) await sleep(100);
}

/** A request of each route that is answered. */
const asked: Record<RouteName, string> = {
  entries: '/entries?kind=project&status=active',
  entryRevisions: '/entries/project/0/alpha/revisions',
  revisions: '/revisions?kind=project&from=2020-01-01&to=99999999',
  heads: '/heads?at=2099-01-01T00:00Z',
  proposals: '/proposals?state=closed',
  curators: '/curators',
};
const names = Object.keys(routes) as RouteName[];

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await new Validator().validate(document as never)).toEqual({ valid: true });
  });

  test('lists every route that is served, and no other', async () => {
    const paths = (source: string, call: RegExp) => [...source.matchAll(call)].map(([, path]) => path as string);
    const own = paths(await readFile(join(root, 'indexer/src/api/index.ts'), 'utf8'), /app\.(?:get|post)\(\s*'([^']+)'/g);
    const ponder = paths(await readFile(join(root, 'node_modules/ponder/src/server/index.ts'), 'utf8'), /\.get\("(\/[^"]+)"/g);
    const served = [...names.map((name) => routes[name].path), ...own, ...ponder];
    expect(Object.keys(document.paths).toSorted()).toEqual(served.toSorted());
    for (const [path, methods] of Object.entries(document.paths)) {
      const real = path.replace('{kind}', 'project').replace('{period}', '0').replace('{key}', 'alpha');
      for (const method of Object.keys(methods)) {
        const { status } = await ask(real, { method: method.toUpperCase(), ...(method === 'post' ? { body: '{}' } : {}) });
        expect([404, 405], `${method} ${path}`).not.toContain(status);
      }
    }
  });

  test.each(names)('describes the answers of %s: whole, known already, asked for wrongly', async (name) => {
    const path = asked[name];
    const whole = await ask(path);
    expect(whole.status).toBe(200);
    expect(((await whole.clone().json()) as { items: object[] }).items.length).toBeGreaterThan(0);
    expect(await departures('GET', path, whole)).toEqual([]);
    const known = await ask(path, { headers: { 'if-none-match': whole.headers.get('etag') ?? '' } });
    expect(known.status).toBe(304);
    expect(await departures('GET', path, known)).toEqual([]);
    const wrong = `${path}${path.includes('?') ? '&' : '?'}kinds=note`;
    const refused = await ask(wrong);
    expect(refused.status).toBe(400);
    expect(await departures('GET', wrong, refused)).toEqual([]);
  });

  test('describes what is not there, and the routes of Ponder', async () => {
    for (const [path, status] of [
      ['/entries/project/0/nobody/revisions', 404],
      ['/entries/song/0/alpha/revisions', 404],
      ['/heads?at=99999999', 404],
      ['/status', 200],
      ['/ready', 200],
      ['/health', 200],
      ['/metrics', 200],
    ] as const) {
      const response = await ask(path);
      expect(response.status, path).toBe(status);
      expect(await departures('GET', path, response)).toEqual([]);
    }
  });
});

describe('lists', () => {
  test.each(names)('%s come in pages that together are the whole, once and in its order', async (name) => {
    const whole = (await (await ask(`${asked[name]}${asked[name].includes('?') ? '&' : '?'}limit=1000`)).json()) as Page;
    expect(whole.next).toBeNull();
    for (const limit of [1, 2, whole.items.length]) {
      const items: object[] = [];
      for (let next: string | null = ''; next !== null; ) {
        const more = `limit=${limit}${next ? `&after=${next}` : ''}`;
        const page = (await (await ask(`${asked[name]}${asked[name].includes('?') ? '&' : '?'}${more}`)).json()) as Page;
        expect(page.items.length).toBeLessThanOrEqual(limit);
        items.push(...page.items);
        next = page.next;
      }
      expect(items).toEqual(whole.items);
    }
  });

  test.each([
    ['/entries?limit=0', 'limit'],
    ['/entries?limit=1001', 'limit'],
    ['/entries?limit=2&limit=3', 'limit'],
    ['/entries?after=x', 'after'],
    ['/entries?after=W10', 'after'], // []
    ['/proposals?after=WyJwYWdlIiwwLCJhIl0', 'after'], // ["page",0,"a"], a place of another list
    ['/entries?kind=song', 'kind'],
    ['/heads', 'at'],
    ['/heads?at=2026-02-30', 'at'],
    ['/revisions?from=yesterday', 'from'],
    ['/proposals?proposer=0x12', 'proposer'],
    ['/proposals?period=26', 'period'],
    ['/curators?kind=note', 'kind'],
  ])('%s is refused by the name of its parameter, with a fix', async (path, name) => {
    const response = await ask(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await response.json()) as { code: string; detail: string; fix: string };
    expect(problem).toMatchObject({
      code: 'bad-query',
      detail: expect.stringContaining(`parameter ${name} `),
      fix: expect.stringMatching(/./),
    });
  });

  test('the changes of a stretch of time are those of its blocks, both ends included', async () => {
    const { items } = (await (await ask('/revisions?limit=1000')).json()) as { items: { block: string; at: string }[] };
    const blocks = items.map(({ block }) => Number(block));
    expect(blocks).toEqual(blocks.toSorted((a, b) => b - a));
    const [from, to] = [blocks.at(-2), blocks[1]];
    const some = (await (await ask(`/revisions?from=${from}&to=${to}`)).json()) as typeof document & { items: object[] };
    expect(some.items).toEqual(items.slice(1, -1));
    const day = new Date(Number(items[0]?.at) * 1000).toISOString().slice(0, 10);
    expect(((await (await ask(`/revisions?from=${day}&to=${day}`)).json()) as Page).items.length).toBe(items.length);
    expect(((await (await ask('/revisions?to=2020-01-01')).json()) as Page).items).toEqual([]);
  });

  test('every answer names the block that it stands on, and any page may read it', async () => {
    const { registry } = (await (await ask('/status')).json()) as { registry: { block: { number: number } } };
    for (const name of names) {
      const { headers } = await ask(asked[name], { headers: { origin: 'https://elsewhere.example' } });
      expect(Number(headers.get('deml-block'))).toBeGreaterThanOrEqual(registry.block.number);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-expose-headers')).toContain('Deml-Block');
    }
  });
});

interface Page {
  items: object[];
  next: string | null;
}

describe('what is asked too much', () => {
  const from = (sender: string) => ask('/curators?limit=none', { headers: { 'x-forwarded-for': `10.0.0.1, ${sender}` } });

  test('is refused by network, with the time to wait, and described', async () => {
    const answers = await Promise.all(Array.from({ length: BURST + 100 }, (_, i) => from(`2001:db8:1:2::${i.toString(16)}`)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 400).length).toBeGreaterThanOrEqual(BURST);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await departures('GET', '/curators', refused[0] as Response)).toEqual([]);
    expect((await from('2001:db8:1:3::1')).status).toBe(400); // it is read, and found wrong
  });

  const question = (query: string) =>
    ask('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '10.0.0.2' },
      body: JSON.stringify({ query }),
    });

  test('of GraphQL is refused by depth, aliases, words and bytes', async () => {
    const deep = `{ __schema ${'{ types { fields { type '.repeat(6)}{ name }${' } } }'.repeat(6)} }`;
    const wide = `{ ${Array.from({ length: 11 }, (_, i) => `a${i}: heads { items { id } }`).join(' ')} }`;
    const wordy = `{ heads { items { ${'id '.repeat(1_100)} } } }`;
    for (const query of [deep, wide, wordy]) {
      const { data, errors } = (await (await question(query)).json()) as { data?: unknown; errors: { message: string }[] };
      expect([data ?? null, errors.length > 0]).toEqual([null, true]);
    }
    const large = await question(`{ heads { items { id } } } #${'x'.repeat(17_000)}`);
    expect(large.status).toBe(413);
    expect(await departures('POST', '/graphql', large)).toEqual([]);
    const fitting = await question('{ heads(limit: 2) { items { id key } pageInfo { endCursor } } }');
    expect(await departures('POST', '/graphql', fitting)).toEqual([]);
  });

  test('a method or a path that is none is told', async () => {
    const posted = await ask('/entries', { method: 'POST' });
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await ask('/graphql')).status).toBe(405);
    const nowhere = await ask('/heights');
    expect([nowhere.status, ((await nowhere.json()) as { code: string }).code]).toEqual([404, 'route-missing']);
  });
});

describe('the client', () => {
  const alpha = { kind: 'project', key: 'alpha' } as const;
  const head = () => getHead(register.chain, { registry: register.registry, ...alpha });

  test('gives the revisions that the chain’s events give', async () => {
    const { revisions, block } = await getRevisionsTold(place(), { ...alpha, head: await head() });
    expect(revisions).toEqual(await getRevisions(register.chain, { registry: register.registry, ...alpha }));
    expect(block).toBeGreaterThan(0n);
  });

  test('follows pages, and asks the next indexer where one is dead', async () => {
    const dead = `http://127.0.0.1:${await freePort()}`;
    const seen: string[] = [];
    for await (const { items, indexer: who } of pagesTold({ indexers: [dead, indexer.url] }, 'proposals', { query: { limit: '4' } })) {
      expect(who).toBe(indexer.url);
      seen.push(...items.map(({ id }) => id));
    }
    const whole = (await (await ask('/proposals?limit=1000')).json()) as { items: { id: string }[] };
    expect(seen).toEqual(whole.items.map(({ id }) => id));
  });

  test('refuses a list that does not lead to the contract’s head, an answer of another form, and silence', async () => {
    const lying =
      (change: (text: string) => string): typeof fetch =>
      async (...args) => {
        const response = await fetch(...args);
        return new Response(change(await response.text()), { status: response.status, headers: response.headers });
      };
    const told = async (change: (text: string) => string) => {
      const error = await getRevisionsTold({ ...place(), fetch: lying(change) }, { ...alpha, head: await head() }).catch((one) => one);
      expect(error).toBeInstanceOf(NoIndexerError);
      return (error as NoIndexerError).failures.map(({ code }) => code);
    };
    expect(await told((text) => text.replace(/"digest":"0x0/, '"digest":"0x1'))).toEqual(['false-indexer']);
    expect(await told((text) => text.replace(/"parent":"0x0/, '"parent":"0x1'))).toEqual(['false-indexer']);
    expect(await told((text) => text.replaceAll('"version":2', '"version":1'))).toEqual(['indexer-behind']);
    expect(await told((text) => text.replaceAll('"version":', '"number":'))).toEqual(['bad-indexer-answer']);
    expect(await told(() => '<html>')).toEqual(['endpoint']);
    const silent = { ...place(), timeoutMs: 50, fetch: () => new Promise<Response>(() => {}) };
    await expect(getRevisionsTold(silent, { ...alpha, head: await head() })).rejects.toMatchObject({ family: 'retry' });
  });
});

describe('a queue of a thousand proposals', () => {
  const THOUSAND = 1_000;

  /** A fetch that counts. */
  function counting() {
    const counts = { requests: 0, bytes: 0 };
    const counted: typeof fetch = async (...args) => {
      const response = await fetch(...args);
      const bytes = await response.arrayBuffer();
      counts.requests++;
      counts.bytes += bytes.byteLength;
      return new Response(bytes, { status: response.status, headers: response.headers });
    };
    return { counts, fetch: counted };
  }

  test('is the same from the indexer as from the chain’s events, at the cost that is printed', async () => {
    await register.bulk(20, THOUSAND / 20);
    const { blockNumber } = await blockNow(register.chain, register.registry);
    await until(blockNumber);
    const { registry } = register;

    const [rpc, index, logs] = [counting(), counting(), counting()];
    const started = performance.now();
    const told = await getProposalsTold(
      { ...place(), fetch: index.fetch, chain: agreeingChain({ rpcs: [chain.url], fetch: rpc.fetch }) },
      { registry, query: {} },
    );
    const between = performance.now();
    const read = await getProposals(agreeingChain({ rpcs: [chain.url], fetch: logs.fetch }), { registry });
    const ended = performance.now();

    expect(told.items.length).toBeGreaterThan(THOUSAND);
    const plain = ({ items }: Queue) => items.map(({ eventsAgree: _, ...item }) => item);
    expect(plain(told)).toEqual(plain(read));
    expect(told.items.filter(({ eventsAgree }) => eventsAgree === false)).toEqual([]);
    expect(index.counts.requests).toBe(2); // pages of a thousand
    const line = (name: string, ms: number, ...parts: { requests: number; bytes: number }[]) =>
      `${name}: ${parts.map(({ requests }) => requests).join(' + ')} requests, ${parts.map(({ bytes }) => `${Math.round(bytes / 1024)} KiB`).join(' + ')}, ${Math.round(ms)} ms`;
    console.log(line(`${told.items.length} proposals, indexer + RPC`, between - started, index.counts, rpc.counts));
    console.log(line(`${read.items.length} proposals, RPC alone`, ended - between, logs.counts));
  });
});
