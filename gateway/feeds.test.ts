import ICAL from 'ical.js';
import { type Address, encodeFunctionData, getContract } from 'viem';
import { describe, expect, test } from 'vitest';
import { type Digest, parseCid } from '../registry/cid/index.ts';
import { registryAbi } from '../registry/generated/abi.ts';
import { managerAbi } from '../registry/proposing/managerAbi.ts';
import { writeDocument } from '../registry/schema/index.ts';
import { note as noteOf } from '../registry/testDocuments.ts';
import { rawCid, sha256 } from './blocks/store.ts';
import { rebuildFeeds } from './feeds/rebuild.ts';
import { type Feed, feedScene, type Item, inMonth } from './feeds/testFeeds.ts';
import { readSettings } from './settings.ts';
import { account } from './testChain.ts';
import { car, note, profile, type TestBlock } from './testDocuments.ts';

const scene = feedScene();
const { store, body, feed, titles, tick } = scene;

/** A block of a note that differs from the test's note as said. */
const written = (part: Parameters<typeof noteOf>[0]): TestBlock => {
  const bytes = writeDocument(noteOf({ slug: 'one', publishedAt: '2026-11-02', ...part }));
  return { cid: rawCid(sha256(bytes)).toString(), bytes };
};

test('an approved note stands in the feeds of all, its kind, tag, type, projects and change, with its clocks and its names', async () => {
  const block = written({ title: 'A title', tags: ['verification'], projects: ['gensyn'], sourceType: 'paper' });
  await store(block);
  const { id: proposal } = await scene.chain.revise('note', 'one', block.cid, inMonth);
  await tick();
  for (const name of ['all', 'kind/note', 'tag/verification', 'type/paper', 'project/gensyn', 'change/new'])
    expect(await titles(name), name).toEqual(['Note: A title']);
  for (const name of ['tag/hardware', 'type/blog', 'kind/project', 'change/world']) expect(await titles(name), name).toEqual([]);
  const [item] = (await feed('all')).items as [Item];
  const head = await scene.chain.publicClient.getBlock();
  expect(item).toMatchObject({
    id: `did:pkh:eip155:31337:${scene.chain.registry.toLowerCase()}/note/202611/one/1`,
    url: `http://localhost/#/note/202611/one?at=${head.number}`,
    date_published: new Date(Number(head.timestamp) * 1000).toISOString(),
    tags: ['note', 'new', 'verification'],
  });
  for (const text of ['by 2 curators', block.cid, parseCid(block.cid).digest, proposal, 'What it says.'])
    expect(item.content_text).toContain(text);
  expect(await titles('queue')).toEqual(['Approved: new note one of 2026-11', 'Proposed: new note one of 2026-11 (new)']);
});

/** Two revisions of a real profile; the second says another thing in one field. */
async function changedProfile() {
  const blocks = await profile();
  const [before, after] = ['Agents and a request market', 'Agents alone'] as const;
  const next = await profile('autonolas', (document) => {
    for (const claim of document.claims) if (claim.short === before) Object.assign(claim, { short: after, asOf: '2026-10' });
    Object.assign(document, { change: { kind: 'world', summary: 'The market closed.' }, previous: blocks[0].cid });
  });
  await store(...blocks, ...next);
  await scene.chain.revise('project', 'autonolas', blocks[0].cid);
  await scene.chain.revise('project', 'autonolas', next[0].cid, { base: 1 });
  await tick();
  return { before, after };
}

test('a change of a profile is told claim by claim, in the feed of the project and of each field', async () => {
  const { before, after } = await changedProfile();
  expect(await titles('project/autonolas')).toEqual([`Autonolas · Summary: ${before} → ${after} (world)`, 'Autonolas: new project']);
  expect(await titles('change/world')).toHaveLength(1);
  expect(await titles('field/details.team')).toHaveLength(1); // of the first revision only
  const [item] = (await feed('field/details.summary')).items as [Item];
  expect(item.id).toMatch(/\/project\/0\/autonolas\/2\/details\.summary$/);
  expect(item.content_text).toContain('The market closed. (world)');
  expect(item.content_text).toContain(`before: ${before}. Olas (formerly`);
  expect(item.content_text).toContain(`after: ${after}. Olas (formerly`);
  expect(item.content_text).toMatch(/held 2026-10; read 2026-\d\d-\d\d\n {2}https:\/\//);
});

test('what has not arrived is told as on its way, and told anew under the same id when it comes', async () => {
  const [overview, ...groups] = await profile();
  await store(...groups.slice(1));
  await scene.chain.revise('project', 'autonolas', overview.cid);
  await tick();
  const [waiting] = (await feed('all')).items as [Item];
  expect(waiting.title).toBe('project autonolas: revision 1, approved, content on its way');
  const etag = (await scene.gateway.get('/feeds/all.atom')).headers.get('etag') as string;
  const upload = await car([overview, ...groups]);
  const answer = await scene.gateway.fetch(
    new Request('http://localhost/upload', { method: 'POST', headers: { 'content-type': 'application/vnd.ipld.car' }, body: upload }),
  );
  expect(answer.status).toBe(200);
  await expect.poll(() => titles('all'), { timeout: 20_000 }).toEqual(['Autonolas: new project']);
  const [there] = (await feed('all')).items as [Item];
  expect(there.id).toBe(waiting.id);
  expect(there.date_published).toBe(waiting.date_published);
  expect(Date.parse(there.date_modified)).toBeGreaterThan(Date.parse(waiting.date_modified));
  expect((await scene.gateway.get('/feeds/all.atom', { 'if-none-match': etag })).status).toBe(200);
});

test('a document that is off schema, or of another entry, costs its own item', async () => {
  const text = new TextEncoder().encode('<script>alert(1)</script>');
  await store(note('honest'), note('other'));
  await scene.gateway.store.put([{ cid: rawCid(sha256(text)), bytes: text }]);
  await scene.chain.revise('note', 'malformed', rawCid(sha256(text)).toString(), inMonth);
  await scene.chain.revise('note', 'foreign', note('other').cid, inMonth);
  await scene.chain.revise('note', 'honest', note('honest').cid, inMonth);
  await tick();
  expect(await titles('all')).toEqual([
    'Note: Note honest',
    'note foreign of 2026-11: revision 1, not shown',
    'note malformed of 2026-11: revision 1, not shown',
  ]);
  expect(await titles('tag/execution')).toEqual(['Note: Note honest']);
});

describe('the review queue', () => {
  test('tells of every end: approved, rejected, rejected as spam, withdrawn, expired', async () => {
    await store(note('one'), note('two'), note('three'), note('four'), note('five'));
    const reason = parseCid(note('one').cid).digest as Digest;
    await scene.chain.revise('note', 'one', note('one').cid, inMonth);
    for (const [key, spam] of [
      ['two', false],
      ['three', true],
    ] as const) {
      const { proposal } = await scene.chain.propose('note', key, note(key).cid, inMonth);
      for (const index of [2, 3]) await scene.chain.as(index).reject([proposal, reason, spam]);
    }
    const four = await scene.chain.propose('note', 'four', note('four').cid, inMonth);
    await scene.chain.as(1).withdraw([four.proposal]);
    const five = await scene.chain.propose('note', 'five', note('five').cid, inMonth);
    await tick();
    expect((await titles('queue'))[0]).toBe('Proposed: new note five of 2026-11 (new)');
    await scene.chain.networkHelpers.time.increaseTo(five.proposal.deadline + 1);
    await tick();
    expect(await titles('queue')).toEqual([
      'Expired: new note five of 2026-11',
      'Proposed: new note five of 2026-11 (new)',
      'Withdrawn: new note four of 2026-11',
      'Proposed: new note four of 2026-11 (new)',
      'Rejected as spam: new note three of 2026-11',
      'Proposed: new note three of 2026-11 (new)',
      'Rejected: new note two of 2026-11',
      'Proposed: new note two of 2026-11 (new)',
      'Approved: new note one of 2026-11',
      'Proposed: new note one of 2026-11 (new)',
    ]);
    const ids = (await feed('queue')).items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await scene.chain.as(1).withdraw([five.proposal]); // what has expired can still be cleared away
    await tick();
    expect((await titles('queue')).slice(0, 2)).toEqual(['Withdrawn: new note five of 2026-11', 'Expired: new note five of 2026-11']);
    await equalsRebuilt();
  });
});

test('a dispute is told to whoever follows the project, too, and a profile that was retired and restored says so', async () => {
  const evidence = note('evidence');
  const kinds = [
    { kind: 'retire', summary: 'It has ended.' },
    { kind: 'world', summary: 'It is back.' },
  ] as const;
  const [blocks, ...later] = await Promise.all([
    profile(),
    ...kinds.map((change) => profile('autonolas', (document) => void Object.assign(document, { change }))),
  ]);
  await store(...[blocks, ...later].flat(), evidence);
  await scene.chain.revise('project', 'autonolas', blocks[0].cid);
  await scene.chain.revise('project', 'autonolas', evidence.cid, { action: 'dispute', base: 1 });
  await scene.chain.revise('project', 'autonolas', (later[0] as TestBlock[])[0]?.cid as string, { action: 'retire', base: 1 });
  await scene.chain.revise('project', 'autonolas', (later[1] as TestBlock[])[0]?.cid as string, { action: 'restore', base: 2 });
  await tick();
  expect(await titles('project/autonolas')).toEqual([
    'Autonolas: restored',
    'Autonolas: retired',
    'Upheld: dispute of project autonolas, version 1',
    'Opened: dispute of project autonolas, version 1',
    'Autonolas: new project',
  ]);
  expect(await titles('change/retire')).toEqual(['Autonolas: retired']);
});

test('the calendar has open proposals and announced calls, and cancels what ended before its date', async () => {
  await store(note('one'), note('two'), ...(await profile()));
  const manager = (await scene.chain.read.authority()) as Address;
  const as = (index: number) => getContract({ address: manager, abi: managerAbi, client: scene.chain.client(index) }).write;
  await as(0).grantRole([0n, account(9).address, 120]);
  const vacate = encodeFunctionData({ abi: registryAbi, functionName: 'vacate', args: [3] });
  const pause = encodeFunctionData({ abi: registryAbi, functionName: 'vacate', args: [4] });
  for (const data of [vacate, pause]) await as(9).schedule([scene.chain.registry, data, 0]);
  await as(9).cancel([account(9).address, scene.chain.registry, pause]);
  const one = await scene.chain.propose('note', 'one', note('one').cid, inMonth);
  await scene.chain.propose('note', 'two', note('two').cid, inMonth);
  await scene.chain.as(1).withdraw([one.proposal]);
  await scene.chain.revise('project', 'autonolas', (await profile())[0].cid);
  await tick();
  expect(await dates('deadlines')).toEqual([
    'CONFIRMED Announced call becomes ready: Vacate seat 3',
    'CANCELLED Announced call becomes ready: Vacate seat 4',
    'CANCELLED Decided before its deadline: new note one of 2026-11',
    'CONFIRMED Deadline: new note two of 2026-11',
    'CANCELLED Decided before its deadline: new project autonolas',
  ]);
  const ofProject = await dates('project/autonolas');
  expect(ofProject[0]).toBe('CANCELLED Decided before its deadline: new project autonolas');
  expect(ofProject).toContain('CONFIRMED Autonolas: Verification is older than 180 days');
  await scene.chain.networkHelpers.time.increase(60 * 86_400);
  await tick();
  expect(await dates('deadlines')).toEqual([]); // a month after their dates
});

const dates = async (name: string) =>
  new ICAL.Component(ICAL.parse(await body(`/feeds/${name}.ics`)))
    .getAllSubcomponents('vevent')
    .map((one) => `${one.getFirstPropertyValue('status')} ${one.getFirstPropertyValue('summary')}`);

test('what a reorg replaced disappears, and what stands in its place is told', async () => {
  const rpc = scene.chain.provider;
  await store(note('kept'), note('lost'), note('new'));
  await scene.chain.revise('note', 'kept', note('kept').cid, inMonth);
  await tick();
  const before = await body('/feeds/all.atom');
  const snapshot = await rpc.request({ method: 'evm_snapshot', params: [] });
  await scene.chain.revise('note', 'lost', note('lost').cid, inMonth);
  await tick();
  expect(await titles('all')).toEqual(['Note: Note lost', 'Note: Note kept']);
  await rpc.request({ method: 'evm_revert', params: [snapshot] });
  await scene.chain.networkHelpers.mine(1);
  await tick();
  expect(await body('/feeds/all.atom')).toBe(before);
  await scene.chain.revise('note', 'new', note('new').cid, inMonth);
  await scene.chain.networkHelpers.mine(20);
  await tick();
  expect(await titles('all')).toEqual(['Note: Note new', 'Note: Note kept']);
  expect(await titles('queue')).toHaveLength(4);
  await equalsRebuilt();
});

test('logs that an RPC kept back are read again as soon as the heads show that they lack', async () => {
  await scene.gateway.dispose();
  let blind = false;
  const log = scene.chain.log();
  const logs: typeof log.logs = async (request) => (blind ? [] : log.logs(request));
  scene.gateway = await scene.chain.openGateway({ pollMs: 600_000, chain: { ...log, logs } });
  await store(note('seen'), note('missed'), note('later'));
  await scene.chain.revise('note', 'seen', note('seen').cid, inMonth);
  await tick();
  blind = true;
  await scene.chain.revise('note', 'missed', note('missed').cid, inMonth);
  await tick();
  blind = false;
  expect(await titles('all')).toEqual([]); // to be read anew: the heads have told
  await scene.chain.networkHelpers.mine(200);
  await tick();
  expect(await titles('all')).toEqual(['Note: Note missed', 'Note: Note seen']);
});

test('a long feed comes in pages that hold each item once', async () => {
  const keys = Array.from({ length: 53 }, (_, i) => `n-${i}`);
  await store(...keys.map((key) => note(key)));
  for (const key of keys) await scene.chain.propose('note', key, note(key).cid, inMonth);
  await tick();
  const first = await feed('queue');
  expect(first.items).toHaveLength(50);
  const next = JSON.parse(await body(new URL(first.next_url as string).pathname + new URL(first.next_url as string).search)) as Feed;
  expect(next.next_url).toBeUndefined();
  const all = [...first.items, ...next.items].map(({ title }) => title);
  expect(all).toEqual(keys.toReversed().map((key) => `Proposed: new note ${key} of 2026-11 (new)`));
});

test('an entry whose tables were lost is told the same, byte for byte, by one command too', async () => {
  await changedProfile();
  await store(note('one'));
  await scene.chain.revise('note', 'one', note('one').cid, inMonth);
  await scene.chain.propose('note', 'two', note('two').cid, inMonth);
  await tick();
  await equalsRebuilt();
});

/** Compares every feed, in every form, with those of tables that were filled from nothing. */
async function equalsRebuilt(): Promise<void> {
  const answers = async () => {
    const { feeds, calendars } = JSON.parse(await body('/feeds')) as {
      feeds: { atom: string; json: string }[];
      calendars: { ics: string }[];
    };
    const paths = [...feeds.flatMap(({ atom, json }) => [atom, json]), ...calendars.map(({ ics }) => ics)].map(
      (one) => new URL(one).pathname,
    );
    return Promise.all(['/feeds', '/feeds.opml', ...paths].map(body));
  };
  const before = await answers();
  await scene.gateway.close();
  const options = { registry: scene.chain.registry, chain: scene.chain.log(), attestations: scene.chain.attestations };
  const report = await rebuildFeeds({ ...readSettings({ DEML_GATEWAY_LIBP2P: 'off' }), ...options, data: scene.gateway.data });
  expect(report.facts).toBeGreaterThan(0);
  scene.gateway = await scene.chain.openGateway({ data: scene.gateway.data, pollMs: 600_000 });
  await tick();
  expect(await answers()).toEqual(before);
}
