import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { approveRequest, rejectRequest } from '../../registry/actions/index.ts';
import { proposalId } from '../../registry/proposing/index.ts';
import { layoutOf } from '../../scripts/stack/layout.ts';
import { freePort } from '../../scripts/stack/ports.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath, launchBrowser, openPage } from './support/openPage.ts';
import { type Opened, type Proposer, proposerAt } from './support/proposer.ts';
import { rpc } from './support/rpc.ts';
import { launchStack, type RunningStack, removeStackDir } from './support/runStack.ts';
import { seededStackDir } from './support/seeded.ts';
import { noteNamed, PERIOD, soon } from './support/stage.ts';

const { contributor, curators } = wallets;
const [first, second] = curators;

/** A proposal as the indexer tells it. */
interface Row {
  id: string;
  state: string;
  digest: string;
  [name: string]: unknown;
}

describe.runIf(browserPath)('the queue of a page with an indexer', () => {
  let dir: string;
  let stack: RunningStack;
  let indexer: string;
  let browser: Browser;
  let outside: Proposer;
  let waiting: Opened;
  let refused: Opened;

  const note = async (key: string, title: string): Promise<Opened> =>
    outside.open(contributor, {
      ...{ action: 'create', kind: 'note', period: PERIOD, key, baseVersion: 0 },
      digest: await outside.store('note', noteNamed(key, title)),
    });

  /** The indexer has read the newest block. */
  async function caughtUp(): Promise<void> {
    const newest = Number(await rpc<string>(stack.rpc, 'eth_blockNumber'));
    const reached = async () => Number((await fetch(`${indexer}/curators`).catch(() => undefined))?.headers.get('deml-block') ?? 0);
    while ((await reached()) < newest) await sleep(200);
  }

  beforeAll(async () => {
    dir = await seededStackDir();
    // A port of its own: an indexer takes long to open it, and the usual one may be another stack's by then.
    const { ports } = layoutOf(dir);
    await writeFile(ports, JSON.stringify({ ...JSON.parse(await readFile(ports, 'utf8')), indexer: await freePort() }));
    stack = launchStack(dir, [], {}, true);
    browser = await launchBrowser();
    await stack.until('Ctrl-C stops everything');
    await stack.until(/tables and GraphQL at|indexer +is not there/);
    indexer = /tables and GraphQL at (http:\/\/[^/\s]+)/.exec(stack.output())?.[1] as string;
    expect(indexer, stack.output()).toBeDefined();
    const registry = { address: stack.registry, chainId: 31338 };
    outside = proposerAt({ rpc: stack.rpc, gateway: stack.gateway, registry });
    waiting = await note('waits-for-a-vote', 'Waits for a vote');
    refused = await note('was-refused', 'Was refused');
    await outside.send(first, approveRequest(registry, waiting.proposal));
    for (const curator of [first, second])
      await outside.send(curator, rejectRequest(registry, refused.proposal, waiting.proposal.digest as never));
    await rpc(stack.rpc, 'anvil_mine', ['0x100']); // the proposals are older than what a careless RPC keeps
    await caughtUp();
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await removeStackDir(dir);
  });

  /** A page that looks at the queue, and every method that it asks of the RPC. */
  async function visit(route = 'review', before: (page: Page) => Promise<unknown> = async () => {}) {
    const { page } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().startsWith(stack.rpc)) asked.push((JSON.parse(request.postData() ?? '{}') as { method: string }).method);
    });
    await before(page);
    await page.goto(`${stack.gateway}/#/${route}`);
    return { page, asked, leave: () => page.context().close() };
  }

  const row = (page: Page, title: string) => page.locator('.queue-row').filter({ hasText: title });
  const source = (page: Page) => page.locator('.queue-source');
  const unreachable = (page: Page) => page.route(`${indexer}/**`, (route) => route.abort());
  /** An indexer that tells something else. */
  const telling = (change: (items: Row[]) => Row[]) => (page: Page) =>
    page.route(`${indexer}/proposals*`, async (route) => {
      const response = await route.fetch();
      const { items, next } = (await response.json()) as { items: Row[]; next: string | null };
      await route.fulfill({ response, json: { items: change(items), next } });
    });
  /** An RPC that keeps no old events. */
  const forgetful = (page: Page) =>
    page.route(stack.rpc, async (route) => {
      const { id, method, params } = JSON.parse(route.request().postData() ?? '{}');
      const newest = BigInt(await rpc<string>(stack.rpc, 'eth_blockNumber'));
      if (method !== 'eth_getLogs' || BigInt(params[0].fromBlock) >= newest - 128n) return route.continue();
      const error = { code: 4444, message: 'pruned history unavailable' };
      await route.fulfill({ json: { jsonrpc: '2.0', id, error }, headers: { 'access-control-allow-origin': '*' } });
    });

  test('is listed by it, each proposal confirmed by the contract, and no event is asked of the chain', async () => {
    const { page, asked, leave } = await visit();
    await row(page, 'Waits for a vote').waitFor();
    await soon(() => source(page).textContent()).toMatch(/Listed by the indexer 127\.0\.0\.1:\d+ at block/);
    expect(await row(page, 'Waits for a vote').locator('.queue-votes').textContent()).toMatch(/1/);
    expect(await row(page, 'Was refused').count()).toBe(0);
    expect(asked).toContain('eth_call');
    expect(asked).not.toContain('eth_getLogs');
    await page.goto(`${stack.gateway}/#/review?state=any`);
    await row(page, 'Was refused').waitFor();
    await leave();
  });

  test('is the same from the chain’s events where no indexer answers', async () => {
    const { page, asked, leave } = await visit('review?state=any', unreachable);
    await row(page, 'Waits for a vote').waitFor();
    await row(page, 'Was refused').waitFor();
    expect(asked).toContain('eth_getLogs');
    expect(await source(page).count()).toBe(0);
    await leave();
  });

  test('never shows a proposal that the chain does not have, nor a state that it is not in', async () => {
    const invented = telling((items) => {
      const proposal = { ...waiting.proposal, digest: `0x${'ab'.repeat(32)}` as const };
      return [
        ...items,
        { ...(items[0] as Row), ...{ digest: proposal.digest, id: proposalId(proposal), key: 'waits-for-a-vote', votes: [] } },
      ];
    });
    const misjudged = telling((items) => items.map((one) => ({ ...one, state: 'executed', closedAt: '1', version: 1, decidedBy: '3' })));
    const altered = telling((items) => items.map((one) => ({ ...one, digest: `0x${'cd'.repeat(32)}` })));
    for (const lie of [invented, misjudged, altered]) {
      const { page, leave } = await visit('review', lie);
      await soon(() => source(page).textContent()).toContain('told something that the chain does not say');
      await row(page, 'Waits for a vote').waitFor();
      expect(await page.locator('.queue-row').count()).toBe(1);
      expect(await page.locator('.queue-row[data-state=executed]').count()).toBe(0);
      await page.goto(`${stack.gateway}/#/status`);
      await soon(() => page.locator('.endpoints').filter({ hasText: 'Indexers' }).textContent()).toContain(indexer);
      await leave();
    }
  });

  test('says how far it reaches where the RPC keeps no old events, and is whole with an indexer', async () => {
    const alone = await visit('review', async (page) => {
      await unreachable(page);
      await forgetful(page);
    });
    await soon(() => source(alone.page).textContent()).toMatch(/No RPC gives events from before block [\d,. ]+/);
    expect(await row(alone.page, 'Waits for a vote').count()).toBe(0);
    await alone.leave();
    const helped = await visit('review', forgetful);
    await row(helped.page, 'Waits for a vote').waitFor();
    await helped.page.goto(`${stack.gateway}/#/review/${waiting.id}`);
    await helped.page
      .getByRole('heading', { name: /Waits for a vote/ })
      .first()
      .waitFor();
    await soon(() => source(helped.page).textContent()).toContain('the word of the indexer');
    await helped.leave();
  });

  test('goes on while the indexer is killed, and returns to it', async () => {
    const { page, leave } = await visit('status');
    const list = page.locator('.endpoints').filter({ hasText: 'Indexers' });
    await soon(() => list.textContent()).toMatch(/at block [\d,. ]+/);
    await page.goto(`${stack.gateway}/#/review`);
    await soon(() => source(page).count()).toBe(1);
    await stack.send('SIGKILL', 'indexer');
    await soon(() => source(page).count()).toBe(0);
    await row(page, 'Waits for a vote').waitFor();
    await caughtUp();
    await soon(() => source(page).count()).toBe(1);
    await leave();
  });
});
