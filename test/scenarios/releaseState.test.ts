import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { approveRequest } from '../../registry/actions/index.ts';
import { cidOf, type Digest } from '../../registry/cid/index.ts';
import { readState, releaseFile } from '../../registry/release/index.ts';
import { folderBlocks } from '../../scripts/release/folderCar.ts';
import { LOCAL_CHAIN_ID, layoutOf } from '../../scripts/stack/layout.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { listed } from './support/listed.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { proposerAt } from './support/proposer.ts';
import { seededScene } from './support/seededScene.ts';

/** Nobody listens there. */
const dead = 'http://127.0.0.1:9';
const alone = { rpcs: [dead, `${dead}/other`], gateways: [dead], peers: [], indexers: [], state: true };
const rows = 'main table tbody tr:not(.waiting)';

describe.runIf(browserPath)('a release that carries its state', () => {
  const scene = seededScene();
  const place = () => ({
    ...{ rpc: scene.stack.rpc, gateway: scene.stack.gateway },
    registry: { address: scene.stack.registry, chainId: LOCAL_CHAIN_ID },
  });

  async function carried() {
    const answer = await fetch(`${scene.stack.gateway}/state/${releaseFile.state}`);
    return readState(new Uint8Array(await answer.arrayBuffer()));
  }

  async function opened(hash: string, config: Record<string, unknown>) {
    const { page, complaints } = await openPage(scene.browser, { config });
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(`${request.method()} ${request.url()}`));
    await page.goto(`${scene.stack.gateway}/${hash}`);
    return { page, complaints, asked };
  }

  const line = (page: Page) => page.locator('.statusline').innerText();
  const mark = (page: Page) => page.locator('.statusline').getAttribute('data-mark');

  test('holds every document under the CID that the chain names', async () => {
    const { blocks } = await folderBlocks(layoutOf(scene.stack.dir).app);
    const { firstPage } = await carried();
    for (const { digest } of firstPage.projects) expect(blocks.has(cidOf(digest))).toBe(true);
  }, 120_000);

  test('is read when nobody else answers, and says of which block it is', async () => {
    const { block, firstPage } = await carried();
    const named = new RegExp(`As of block ${block.number.toLocaleString('en')}\\s+from this release: no RPC answered`);
    const { page, complaints } = await opened('#/projects', alone);
    await expect.poll(() => page.locator(rows).count(), { timeout: 20_000 }).toBe(listed.length);
    await expect.poll(() => line(page), { timeout: 20_000 }).toMatch(named);
    const go = async (hash: string) => {
      await page.evaluate((to) => {
        location.hash = to;
      }, hash);
    };

    await go('#/');
    await expect.poll(() => page.locator('main').innerText()).toMatch(/executed|verified/i);
    await expect.poll(() => page.locator('main a[href^="#/note/"]').count()).toBeGreaterThan(0);

    await go('#/project/gensyn');
    await expect.poll(() => page.locator('main h1').innerText()).toBe('Gensyn');
    await expect.poll(() => page.locator('main').innerText()).toMatch(/\d+ claims/);
    expect(await page.locator('main .trouble').count()).toBe(0);

    const oldest = firstPage.periods.at(-1) as number;
    expect(firstPage.newest.map(({ period }) => period)).not.toContain(oldest);
    await go(`#/notes?month=${oldest}`);
    const note = page.locator(`main a[href^="#/note/${oldest}/"]`).first();
    await note.click({ timeout: 20_000 });
    await expect.poll(() => page.locator('main h1').count()).toBe(1);

    expect(await line(page)).toMatch(named);
    expect(await mark(page)).toBe('ghost');
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 180_000);

  test('is nothing to act on: a page that proposes waits for the chain', async () => {
    const { page } = await opened('#/projects', alone);
    await expect.poll(() => line(page), { timeout: 20_000 }).toContain('from this release');
    await page.evaluate(() => {
      location.hash = '#/contribute/project/gensyn';
    });
    await expect.poll(() => line(page), { timeout: 20_000 }).toContain('Not read');
    await page.evaluate(() => {
      location.hash = '#/projects';
    });
    await expect.poll(() => line(page), { timeout: 20_000 }).toContain('from this release');
    await page.context().close();
  }, 120_000);

  test('shows nothing of a block that was altered, and names who altered it once another has it', async () => {
    const { firstPage, collections } = await carried();
    const gensyn = firstPage.projects.find(({ key }) => key === 'gensyn');
    const alter = async (page: Page, file: string) =>
      page.route(`**/state/${file}`, async (route) => {
        const response = await route.fetch();
        const body = (await response.body()).toString('latin1').replace('"Gensyn"', '"Gensym"');
        await route.fulfill({ response, body: Buffer.from(body, 'latin1') });
      });
    const { page } = await openPage(scene.browser, { config: alone });
    await page.route('**/state/cars/*', (route) => route.abort());
    await alter(page, releaseFile.block(cidOf(gensyn?.digest as Digest)));
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await expect.poll(() => page.locator(rows).count(), { timeout: 40_000 }).toBe(listed.length);
    await expect.poll(() => page.locator(`${rows}.trouble`).count(), { timeout: 40_000 }).toBe(1);
    expect(await page.locator('main').innerText()).not.toContain('Gensym');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();

    const other = await openPage(scene.browser, { config: { state: true } });
    await alter(other.page, releaseFile.car(collections.find(({ kind }) => kind === 'project')?.root as string));
    await other.page.goto(`${scene.stack.gateway}/#/projects`);
    await expect.poll(() => other.page.locator(rows).count(), { timeout: 40_000 }).toBe(listed.length);
    await expect.poll(() => line(other.page), { timeout: 40_000 }).toMatch(/(\d+) of \1 entries match .*1 refused/s);
    expect(await other.page.locator('main').innerText()).not.toContain('Gensym');
    await other.page.unrouteAll({ behavior: 'ignoreErrors' });
    await other.page.context().close();
  }, 180_000);

  test('without its state begins with the chain', async () => {
    const { page, asked } = await opened('#/projects', { state: undefined });
    await expect.poll(() => page.locator(rows).count(), { timeout: 20_000 }).toBe(listed.length);
    await expect.poll(() => line(page)).toContain('Not compared');
    expect(asked.filter((url) => /\/ipfs\/.*format=car/.test(url)).length).toBe(1);
    await page.context().close();
  }, 120_000);

  test('keeps its heads where an RPC is behind them', async () => {
    const { page } = await openPage(scene.browser, { config: { state: true } });
    await page.route(`${scene.stack.rpc}/`, async (route) => {
      const response = await route.fetch();
      const { result, ...rest } = (await response.json()) as { result: string };
      // The first page begins with its block number.
      await route.fulfill({ json: { ...rest, result: `${result.slice(0, 66)}${'1'.padStart(64, '0')}${result.slice(130)}` } });
    });
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await expect.poll(() => line(page), { timeout: 20_000 }).toMatch(/As of block .*is at block 1, before block/s);
    expect(await mark(page)).toBe('ghost');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  }, 120_000);

  test('takes over only what the chain has changed since', async () => {
    const { contributor, curators } = wallets;
    const outside = proposerAt(place());
    const { head, draft } = await outside.profile('gensyn');
    draft.name = 'Gensyn renamed';
    draft.change = { kind: 'correction', summary: 'A name for a test.' };
    const digest = await outside.store('project', draft);
    const entry = { action: 'update', kind: 'project', key: 'gensyn', baseVersion: head.version, digest } as const;
    const { proposal } = await outside.open(contributor, entry);
    for (const curator of curators.slice(0, proposal.quorum)) await outside.send(curator, approveRequest(place().registry, proposal));

    const { page, asked } = await opened('#/projects', { state: true });
    await expect
      .poll(
        () =>
          page
            .locator(rows)
            .allInnerTexts()
            .then((all) => all.some((text) => text.includes('Gensyn renamed'))),
        { timeout: 20_000 },
      )
      .toBe(true);
    await expect.poll(() => line(page)).toMatch(/Not compared\s+(\d+) of \1 entries match/);
    const overviews = (await carried()).firstPage.projects.map((one) => cidOf(one.digest));
    const fetched = asked.flatMap((url) => /\/ipfs\/(\w+)\?format=/.exec(url)?.slice(1) ?? []);
    expect(fetched).toContain(cidOf(digest));
    expect(fetched.filter((cid) => overviews.includes(cid) || cid.startsWith('baguqeera'))).toEqual([]);
    await page.context().close();

    // The chain answers and no gateway does: what is unchanged stays verified, what changed says that it is missing.
    const cut = await opened('#/projects', { gateways: [dead], peers: [], state: true });
    await expect.poll(() => line(cut.page), { timeout: 20_000 }).toContain('1 not shown');
    await expect.poll(() => cut.page.locator(`${rows}.trouble`).count()).toBe(1);
    await expect.poll(() => cut.page.locator(rows).count()).toBe(listed.length);
    await cut.page.context().close();
  }, 300_000);
});
