import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveRequest } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import { blocksOf } from '../../registry/edit/index.ts';
import { readDocument } from '../../registry/schema/index.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath } from './support/openPage.ts';
import type { Opened } from './support/proposer.ts';
import { noteNamed, openStage, PERIOD, type Stage, soon } from './support/stage.ts';

/** What the chain approves before any gateway has it, as when the upload of a proposer is an hour late. */
describe.runIf(browserPath)('content on its way', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage?.close());

  async function approve({ proposal }: Opened): Promise<void> {
    for (const curator of wallets.curators.slice(0, proposal.quorum))
      await stage.outside.send(curator, approveRequest(stage.outside.registry, proposal));
  }

  /** A note that is approved while its bytes are with its author only; gives the way to bring them. */
  async function approvedNote(slug: string, title: string): Promise<() => Promise<void>> {
    const { digest, blocks } = await blocksOf('note', noteNamed(slug, title));
    const entry = { action: 'create', kind: 'note', period: PERIOD, key: slug, baseVersion: 0, digest } as const;
    await approve(await stage.outside.open(wallets.contributor, entry));
    return async () => {
      for (const { bytes } of blocks) await stage.outside.upload(bytes);
    };
  }

  const wanted = async () =>
    ((await (await fetch(`${stage.stack.gateway}/status`)).json()) as { wanted: { digest: string; since: string }[] }).wanted;

  test('a note says so in its month, on the home page and on its own page, and appears on each without a reload', async () => {
    const bring = await approvedNote('late-note', 'A note that was late');
    const pages = await Promise.all(['', `notes?month=${PERIOD}`, `note/${PERIOD}/late-note`].map((route) => stage.read(route)));
    const host = new URL(stage.stack.gateway).host;
    for (const { page } of pages) {
      await soon(() => main(page)).toContain('Approved, content on its way');
      expect(await main(page)).toMatch(/Version 1 was approved at \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
      expect(await main(page)).toContain(`${host} does not have it yet.`);
      expect(await main(page)).not.toContain('A note that was late');
      expect(await page.locator('main [role="alert"]').count()).toBe(0);
      await soon(() => line(page)).toContain('1 on the way');
      await marked(page);
    }
    expect(await wanted()).toHaveLength(1);
    await bring();
    for (const visit of pages) {
      await soon(() => main(visit.page)).toContain('A note that was late');
      expect(await main(visit.page)).not.toContain('on its way');
      expect(await isMarked(visit.page)).toBe(true);
      await visit.leave();
    }
    expect(await wanted()).toEqual([]);
  });

  test('a profile says so in its row and on its page, offers the version before, and appears', async () => {
    const { head, draft } = await stage.outside.profile('akash');
    const name = 'Akash, renamed while its bytes were late';
    const { digest, blocks } = await blocksOf('project', { ...draft, name, change: { kind: 'correction', summary: 'The name.' } });
    const entry = { action: 'update', kind: 'project', key: 'akash', baseVersion: head.version, digest } as const;
    await approve(await stage.outside.open(wallets.contributor, entry));
    const [table, profile] = await Promise.all([stage.read('projects'), stage.read('project/akash')]);
    const row = table.page.locator('main tbody tr', { hasText: 'akash' });
    await soon(() => row.innerText()).toContain('Approved, content on its way');
    await soon(() => table.page.locator('[data-cell="bittensor.verification.mechanism"]').count()).toBe(1);
    await soon(() => main(profile.page)).toContain(`Version ${head.version + 1} was approved at`);
    const before = profile.page.getByRole('link', { name: `Show version ${head.version}` });
    await before.waitFor();
    const address = await before.getAttribute('href');
    expect(address).toMatch(/^#\/project\/akash\?at=\d+$/);
    const then = await stage.read(`project/akash?at=${address?.split('=')[1]}`);
    await soon(() => then.page.locator('h1').innerText()).toContain(draft.name);
    expect(await line(then.page)).toContain('As of block');
    await then.leave();
    await marked(table.page);
    await marked(profile.page);
    for (const { bytes } of blocks.toReversed()) await stage.outside.upload(bytes);
    await soon(() => table.page.locator('main').innerText()).toContain(name);
    await soon(() => profile.page.locator('h1').innerText()).toContain(name);
    for (const visit of [table, profile]) {
      expect(await isMarked(visit.page)).toBe(true);
      await visit.leave();
    }
  });

  test('a group of claims that the gateway lacks is on its way alone, and appears', async () => {
    const { head } = await stage.outside.profile('gensyn');
    const overview = await (await fetch(`${stage.stack.gateway}/ipfs/${cidOf(head.digest)}?format=raw`)).bytes();
    const group = readDocument(overview, 'deml.project/1').groups.governance['/'];
    const visit = await stage.read('about');
    await visit.page.routeWebSocket('**', (socket) => void socket.close()); // a peer would have it
    await visit.page.route(`**/${group}*`, (route) => route.fulfill({ status: 404, body: 'not here' }));
    await visit.go('project/gensyn');
    const section = visit.page.locator('#group-governance');
    await soon(() => section.innerText()).toContain('Approved, content on its way');
    await soon(() => visit.page.locator('#group-verification article').count()).not.toBe(0);
    await marked(visit.page);
    await visit.page.unroute(`**/${group}*`);
    await soon(() => section.locator('article').count()).not.toBe(0);
    expect(await isMarked(visit.page)).toBe(true);
    await visit.leave();
  });

  test('where every gateway is down it is no promise: the page says that it is not to be had', async () => {
    const bring = await approvedNote('unreachable', 'A note behind a closed door');
    const visit = await stage.read('about');
    await visit.page.route('**/ipfs/bafkrei*', (route) => route.abort());
    await visit.go(`note/${PERIOD}/unreachable`);
    await soon(() => main(visit.page)).toContain('is not to be had now');
    expect(await main(visit.page)).not.toContain('on its way');
    await bring();
    await visit.page.unroute('**/ipfs/bafkrei*');
    await soon(() => main(visit.page)).toContain('A note behind a closed door');
    await visit.leave();
  });

  test('what never comes does not keep the rest of the month from being read', async () => {
    await approvedNote('never', 'A note that nobody has');
    const visit = await stage.read(`notes?month=${PERIOD}`);
    await soon(() => main(visit.page)).toContain('Approved, content on its way');
    await soon(() => main(visit.page)).toContain('A note that was late');
    await soon(() => line(visit.page)).toContain('1 on the way');
    await soon(async () => (await wanted()).length).toBe(1);
    const [one] = await wanted();
    expect(cidOf(one?.digest as never)).toMatch(/^bafkrei/);
    await visit.leave();
  });
});

const main = (page: Page) => page.locator('main').innerText();
const line = (page: Page) => page.locator('.statusline').innerText();

/** A mark that a reload would take away. */
const marked = (page: Page) => page.evaluate(() => Object.assign(globalThis, { stillHere: true }) && undefined);
const isMarked = (page: Page) => page.evaluate(() => 'stillHere' in globalThis);
