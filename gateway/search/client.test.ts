import { CID } from 'multiformats/cid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckedHit, type SearchAnswer, type SearchHit, type SearchPlace, searchRegister } from '../../registry/search/index.ts';
import { createBlockReader } from '../../registry/verify/index.ts';
import { type TestChain, testChain } from '../testChain.ts';
import { note, profile } from '../testDocuments.ts';
import type { TestGateway } from '../testGateway.ts';

let chain: TestChain;
let gateway: TestGateway;
const text = 'It tells of a marketplace for agents, and of more.';
beforeAll(async () => {
  chain = await testChain();
  gateway = await chain.openGateway({ pollMs: 600_000, searchBurst: 10_000 });
  const blocks = [...(await profile()), note('told', text)];
  await gateway.keeper.store(blocks.map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes })));
  await chain.revise('project', 'autonolas', blocks[0]?.cid as string);
  await chain.revise('note', 'told', note('told', text).cid, { period: 202_611 });
  const [first, second] = [
    note('twice', 'It tells of a bazaar.'),
    note('twice', 'It tells of a shop.', note('twice', 'It tells of a bazaar.')),
  ];
  await gateway.keeper.store([first, second].map(({ cid, bytes }) => ({ cid: CID.parse(cid), bytes })));
  for (const [base, one] of [first, second].entries()) await chain.revise('note', 'twice', one.cid, { period: 202_611, base });
  await gateway.follower?.tick();
  await gateway.filler?.idle();
});
afterAll(() => gateway.dispose());

type Answer = (request: Request) => Response | Promise<Response>;
const honest: Answer = (request) => gateway.fetch(request);

/** Gateways by address, as a reader reaches them. */
function place(gateways: Record<string, Answer>): SearchPlace {
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const answer = gateways[new URL(request.url).origin];
    if (!answer) throw new TypeError('no such host');
    return answer(request);
  };
  const urls = Object.keys(gateways);
  const registry = { address: chain.registry, chainId: 31337 };
  const timed = { ...chain.log(), times: () => Promise.reject(new Error('the logs of this chain say their time')) };
  return { chain: timed, registry, gateways: urls, fetch, reader: createBlockReader({ gateways: urls, fetch }) };
}

/** A gateway that alters its answers to searches. */
const altering =
  (alter: (answer: SearchAnswer) => unknown): Answer =>
  async (request) => {
    const answer = await honest(request);
    return new URL(request.url).pathname === '/search' ? Response.json(alter((await answer.json()) as SearchAnswer)) : answer;
  };
const alteringFirst = (alter: (hit: SearchHit) => object): Answer =>
  altering((answer) => ({ ...answer, hits: answer.hits.map((hit, i) => (i === 0 ? { ...hit, ...alter(hit) } : hit)) }));

const noted = { q: 'marketplace', kind: ['note'] } as const;
const firstOf = async (answer: Answer): Promise<CheckedHit> =>
  (await searchRegister(place({ 'https://a.example': answer }), noted)).hits[0] as CheckedHit;

test('every hit of an honest gateway is verified, of whatever kind', async () => {
  const here = place({ 'https://a.example': honest });
  for (const q of ['marketplace', 'agnets', '']) {
    const { hits, gateway: asked, total } = await searchRegister(here, { q, limit: 50 });
    expect(total).toBeGreaterThan(1);
    expect(asked).toBe('https://a.example');
    for (const hit of hits) expect(hit).toMatchObject({ check: 'verified', head: { version: hit.version, digest: hit.digest } });
  }
  const { hits } = await searchRegister(here, { part: ['absence', 'claim', 'project'], limit: 50 });
  expect(new Set(hits.map(({ part }) => part)).size).toBeGreaterThan(1);
  expect(hits.every(({ check }) => check === 'verified')).toBe(true);
});

describe('a hit that is not as the gateway says', () => {
  test.each<[string, (hit: SearchHit) => object, Partial<CheckedHit>]>([
    ['of another version', ({ version }) => ({ version: version + 1 }), { check: 'moved' }],
    ['of another digest', () => ({ digest: `0x${'11'.repeat(32)}` }), { check: 'moved' }],
    ['of no entry', () => ({ key: 'nowhere' }), { check: 'moved' }],
    ['with another title', () => ({ title: { text: 'Sold', marks: [] } }), { check: 'false', reason: 'its title is another one' }],
    ['with another date', () => ({ date: '2026-11-03' }), { check: 'false', reason: 'its date is another one' }],
    ['approved at another time', () => ({ approvedAt: 1 }), { check: 'false', reason: 'its approval is not that of the head' }],
    ['said to be retired', () => ({ retired: true }), { check: 'false' }],
    [
      'of an item that is not there',
      () => ({ part: 'section', id: 'one' }),
      { check: 'false', reason: 'the document has no section "one"' },
    ],
    [
      'with other words',
      ({ snippet }) => ({ snippet: { ...snippet, text: 'Sold for more.' } }),
      { check: 'false', reason: 'its "summary" does not say so' },
    ],
    [
      'cut out of its words',
      ({ snippet }) => ({ snippet: { ...snippet, length: snippet?.text.length ?? 0 - 1, at: 1 } }),
      { check: 'false' },
    ],
    ['with marks outside its words', ({ snippet }) => ({ snippet: { ...snippet, marks: [[40, 4000]] } }), { check: 'false' }],
  ])('%s is told apart', async (_, alter, expected) => expect(await firstOf(alteringFirst(alter))).toMatchObject(expected));

  test('and whose block nobody serves is not verified', async () => {
    const hidden: Answer = (request) =>
      new URL(request.url).pathname === '/search' ? honest(request) : new Response(null, { status: 404 });
    expect(await firstOf(hidden)).toMatchObject({ check: 'unread' });
  });

  test('with markup in it is no hit: the answer has another form', async () => {
    const gateways = { 'https://a.example': alteringFirst(() => ({ html: '<b>x</b>' })) };
    await expect(searchRegister(place(gateways), noted)).rejects.toMatchObject({
      code: 'no-search',
      failures: [{ code: 'bad-search-answer' }],
    });
  });
});

describe('a hit of an earlier revision', () => {
  const bazaar = { q: 'bazaar', versions: 'earlier' } as const;
  const firstIn = async (answer: Answer) => (await searchRegister(place({ 'https://a.example': answer }), bazaar)).hits[0];

  test('is verified by the event of that version, which says when it was approved', async () => {
    expect(await firstIn(honest)).toMatchObject({ check: 'verified', version: 1, head: { version: 2 }, approvedAt: expect.any(Number) });
  });

  test.each<[string, (hit: SearchHit) => object, Partial<CheckedHit>]>([
    ['that is the head', ({ version }) => ({ version: version + 1 }), { check: 'moved' }],
    ['of another digest', () => ({ digest: `0x${'11'.repeat(32)}` }), { check: 'moved' }],
    ['with other words', ({ snippet }) => ({ snippet: { ...snippet, text: 'Sold.' } }), { check: 'false' }],
    ['told as the head', () => ({ approvedAt: 1 }), { check: 'moved' }],
  ])('%s is told apart', async (_, alter, expected) => expect(await firstIn(alteringFirst(alter))).toMatchObject(expected));
});

describe('of several gateways', () => {
  test('the next is asked where one fails, or answers in another form', async () => {
    const gateways = {
      'https://a.example': () => new Response('gone', { status: 500 }),
      'https://b.example': altering(() => ({ hits: [] })),
      'https://c.example': honest,
    };
    const { gateway: asked, hits } = await searchRegister(place(gateways), noted);
    expect(asked).toBe('https://c.example');
    expect(hits).toMatchObject([{ check: 'verified' }]);
  });

  test('none that answers is an error that says why of each, and whose fault it is', async () => {
    const down = () => Promise.reject(new TypeError('down'));
    const refusing = place({ 'https://a.example': honest });
    await expect(searchRegister(refusing, { q: 'a b c d e f g h i' })).rejects.toMatchObject({
      ...{ code: 'no-search', family: 'input' },
      failures: [{ reason: 'bad-search' }],
    });
    await expect(searchRegister(place({ 'https://a.example': down }), noted)).rejects.toMatchObject({ code: 'no-search', family: 'retry' });
    await expect(searchRegister(place({}), noted)).rejects.toMatchObject({ code: 'no-search', failures: [] });
  });

  test('a caller who stops is no fault of a gateway', async () => {
    const stop = new AbortController();
    stop.abort(new Error('typed on'));
    await expect(searchRegister(place({ 'https://a.example': honest }), noted, { signal: stop.signal })).rejects.toThrow('typed on');
  });
});
