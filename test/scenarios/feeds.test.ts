import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { car, note, profile, type TestBlock } from '../../gateway/testDocuments.ts';
import { spawnGateway } from '../../gateway/testProcess.ts';
import type { Kind } from '../../registry/actions/index.ts';
import { parseCid } from '../../registry/cid/index.ts';
import { startChain } from './support/indexing.ts';
import { registerAt } from './support/register.ts';
import { rpc } from './support/rpc.ts';

const rounds = Number(process.env.DEML_KILLS ?? 5);
const seed = Number(process.env.DEML_SEED ?? Math.floor(Math.random() * 2 ** 31));
const patient = { timeout: 120_000, interval: 100 };

interface Gateway {
  url: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}
let chain: Awaited<ReturnType<typeof startChain>>;
let register: ReturnType<typeof registerAt>;
const running: Gateway[] = [];

beforeEach(async () => {
  chain = await startChain();
  register = registerAt(chain.url, chain.deployment);
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop('SIGKILL');
  await chain.close();
});
afterAll(() => console.log(`kill points from DEML_SEED=${seed}`));

/** A gateway as a process of its own. All say the same address of themselves, so that their feeds can be compared byte for byte. */
async function launch(folder: string, extra: Record<string, string> = {}): Promise<Gateway> {
  const { child, url } = await spawnGateway(join(chain.dir, folder), {
    DEML_GATEWAY_RPC: chain.url,
    DEML_GATEWAY_REGISTRY: chain.deployment.registry,
    DEML_GATEWAY_POLL_MS: '50',
    DEML_GATEWAY_LIBP2P: 'off',
    DEML_GATEWAY_FEED_BURST: '1000000',
    DEML_GATEWAY_PUBLIC_URL: 'https://gateway.example.org',
    DEML_GATEWAY_APP_URL: 'https://app.example.org',
    ...extra,
  });
  const gone = once(child, 'exit');
  const one: Gateway = {
    url,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await gone;
    },
  };
  running.push(one);
  return one;
}

const text = async ({ url }: Gateway, path: string): Promise<string> => (await fetch(`${url}${path}`)).text();
const titles = async (gateway: Gateway, name: string) => {
  const answer = await fetch(`${gateway.url}/feeds/${name}.json`);
  return answer.ok ? (parseJsonFeed(await answer.text()).items ?? []).map(({ title }) => title) : [];
};

async function upload({ url }: Gateway, blocks: readonly TestBlock[]): Promise<void> {
  const answer = await fetch(`${url}/upload`, {
    method: 'POST',
    headers: { 'content-type': 'application/vnd.ipld.car' },
    body: await car(blocks),
  });
  if (!answer.ok) throw new Error(`The upload was answered with ${answer.status}: ${await answer.text()}`);
}

const revise = (key: string, { cid }: TestBlock, baseVersion = 0, kind: Kind = 'note') =>
  register.revise({
    action: baseVersion === 0 ? 'create' : 'update',
    ...{ kind, period: kind === 'note' ? 202_611 : 0, key, baseVersion, digest: parseCid(cid).digest },
  });

/** Every feed in every form, and every calendar. */
async function everything(gateway: Gateway): Promise<Record<string, string>> {
  const { feeds, calendars } = JSON.parse(await text(gateway, '/feeds')) as { feeds: { name: string }[]; calendars: { name: string }[] };
  const paths = [
    ...feeds.flatMap(({ name }) => [`/feeds/${name}.atom`, `/feeds/${name}.json`]),
    ...calendars.map(({ name }) => `/feeds/${name}.ics`),
  ];
  const answers: Record<string, string> = {};
  for (const path of ['/feeds', '/feeds.opml', ...paths]) answers[path] = await text(gateway, path);
  return answers;
}

test('a subscriber sees what is approved in both forms; another gateway that has only the chain and the blocks says the same bytes', {
  timeout: 600_000,
}, async () => {
  const first = await launch('first');
  const blocks = await profile();
  const next = await profile('autonolas', (document) => {
    for (const claim of document.claims) if (claim.short === 'Agents and a request market') claim.short = 'Agents alone';
    Object.assign(document, { change: { kind: 'world', summary: 'The market closed.' }, previous: blocks[0].cid });
  });
  for (const some of [blocks, next]) await upload(first, some);
  await revise('autonolas', blocks[0], 0, 'project');
  await expect.poll(() => titles(first, 'project/autonolas'), patient).toEqual(['Autonolas: new project']);
  const had = await fetch(`${first.url}/feeds/project/autonolas.atom`);

  await revise('autonolas', next[0], 1, 'project');
  const change = 'Autonolas · Summary: Agents and a request market → Agents alone (world)';
  await expect.poll(() => titles(first, 'project/autonolas'), patient).toEqual([change, 'Autonolas: new project']);
  const again = await fetch(`${first.url}/feeds/project/autonolas.atom`, {
    headers: { 'if-none-match': had.headers.get('etag') as string },
  });
  expect(again.status).toBe(200);
  const atom = parseAtomFeed(await again.text());
  const json = parseJsonFeed(await text(first, '/feeds/project/autonolas.json'));
  expect(atom.entries?.map(({ id }) => id)).toEqual(json.items?.map(({ id }) => id));
  expect(atom.entries?.[0]?.title?.value?.trim()).toBe(change);
  expect(atom.entries?.[0]?.updated).toBe(json.items?.[0]?.date_modified);
  expect(await titles(first, 'change/world')).toEqual([change]);

  const waiting = await register.propose({ kind: 'note', period: 202_611, key: 'waits', digest: parseCid(note('waits').cid).digest });
  await upload(first, [note('waits')]);
  await expect.poll(() => titles(first, 'queue'), patient).toContain('Proposed: new note waits of 2026-11 (new)');
  const dates = async () => {
    const calendar = new ICAL.Component(ICAL.parse(await text(first, '/feeds/deadlines.ics')));
    return calendar
      .getAllSubcomponents('vevent')
      .map((one) => `${one.getFirstPropertyValue('status')} ${one.getFirstPropertyValue('summary')}`);
  };
  expect(await dates()).toContain('CONFIRMED Deadline: new note waits of 2026-11');
  await register.withdraw(waiting);
  await expect.poll(dates, patient).toContain('CANCELLED Decided before its deadline: new note waits of 2026-11');

  const other = await launch('other', { DEML_GATEWAY_SOURCES: first.url });
  const said = await everything(first);
  await expect.poll(() => everything(other), { ...patient, interval: 500 }).toEqual(said);
});

test('what a reorg of 1, 5 or 32 blocks took back disappears from the feeds', { timeout: 600_000 }, async () => {
  const follower = await launch('follower');
  await upload(follower, [note('kept')]);
  await revise('kept', note('kept'));
  for (const depth of [1, 5, 32]) {
    await rpc(chain.url, 'anvil_mine', [`0x${Math.max(depth - 3, 0).toString(16)}`]);
    await upload(follower, [note(`lost-${depth}`), note(`new-${depth}`)]);
    if (depth === 1) await register.propose({ kind: 'note', period: 202_611, key: 'lost-1', digest: parseCid(note('lost-1').cid).digest });
    else await revise(`lost-${depth}`, note(`lost-${depth}`));
    await expect.poll(async () => String(await titles(follower, 'queue')), patient).toContain(`note lost-${depth}`);
    await rpc(chain.url, 'anvil_reorg', [depth, []]);
    await revise(`new-${depth}`, note(`new-${depth}`));
    await expect.poll(async () => (await titles(follower, 'all'))[0], patient).toBe(`Note: Note new-${depth}`);
    for (const feed of ['all', 'queue', 'tag/execution']) expect(String(await titles(follower, feed)), feed).not.toContain('lost');
  }
  const fresh = await launch('fresh', { DEML_GATEWAY_SOURCES: follower.url });
  const said = await everything(follower);
  await expect.poll(() => everything(fresh), { ...patient, interval: 500 }).toEqual(said);
});

test(`${rounds} kills while it follows lose nothing and tell nothing twice`, { timeout: 900_000 }, async () => {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  const keys = Array.from({ length: rounds * 3 }, (_, i) => `n-${i}`);
  let killed = await launch('killed');
  for (let round = 0; round < rounds; round++) {
    const some = keys.slice(round * 3, round * 3 + 3);
    await upload(
      killed,
      some.map((key) => note(key)),
    );
    const working = (async () => {
      for (const key of some) await revise(key, note(key));
    })();
    await sleep(random() * 1_500);
    await killed.stop('SIGKILL');
    await working;
    killed = await launch('killed');
  }
  const said = keys.toReversed().map((key) => `Note: Note ${key}`);
  await expect.poll(() => titles(killed, 'kind/note'), patient).toEqual(said);
  const fresh = await launch('fresh', { DEML_GATEWAY_SOURCES: killed.url });
  await expect.poll(() => titles(fresh, 'kind/note'), patient).toEqual(said);
  expect(await everything(fresh)).toEqual(await everything(killed));
});
