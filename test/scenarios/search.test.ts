import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { approveRequest } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import type { SearchAnswer } from '../../registry/search/wire.ts';
import { LOCAL_CHAIN_ID } from '../../scripts/stack/layout.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { proposerAt } from './support/proposer.ts';
import { seededScene } from './support/seededScene.ts';
import { noteNamed, PERIOD } from './support/stage.ts';

describe.runIf(browserPath)('whoever looks for something', () => {
  const scene = seededScene();

  async function at(hash: string, alter?: (answer: SearchAnswer) => unknown): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(scene.browser);
    opened.page.setDefaultTimeout(60_000);
    if (alter)
      await opened.page.route('**/search?*', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: alter((await response.json()) as SearchAnswer) });
      });
    await opened.page.goto(`${scene.stack.gateway}/${hash}`);
    return opened;
  }
  const hits = (page: Page) => page.getByRole('list', { name: 'Hits' }).getByRole('listitem');
  const told = (page: Page) => page.getByRole('status').filter({ hasText: /\d hits?,|Nothing found/ });

  test('comes by "/" from any page, types words, and is led to the claim that has them', async () => {
    const { page, complaints } = await at('#/status');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(asked.filter((url) => /Search-|\/search/.test(url))).toEqual([]);
    await page.keyboard.press('/');
    const box = page.getByRole('searchbox');
    await expect.poll(() => box.evaluate((one) => one === document.activeElement), { timeout: 60_000 }).toBe(true);
    await page.keyboard.type('restaking security');
    await page.keyboard.press('Enter');
    await told(page).waitFor();
    expect(page.url()).toContain('#/search?q=restaking+security');
    await page.goto(`${scene.stack.gateway}/#/search?q=marketplace&part=claim`);
    await hits(page).first().waitFor();
    expect(await hits(page).getByText('Verified', { exact: true }).count()).toBe(await hits(page).count());
    expect((await hits(page).first().locator('mark').allInnerTexts()).join(' ')).toMatch(/marketplace/i);
    const claim = await hits(page).first().locator('.hit-meta .mono').innerText();
    await hits(page).first().getByRole('link').click();
    await page.locator(`#claim-${claim}`).waitFor();
    expect(page.url()).toContain(`claim=${claim}`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('narrows by what the hits are, in the address, and comes back', async () => {
    const { page } = await at('#/search?q=inference');
    await told(page).waitFor();
    const all = await told(page).innerText();
    const kind = page.getByRole('combobox', { name: 'kind' });
    const label = (await kind.locator('option[value="note"]').innerText()).match(/\((\d+)\)/)?.[1];
    await kind.selectOption('note');
    await expect.poll(() => told(page).innerText(), { timeout: 60_000 }).toContain(`${label} hit`);
    expect(page.url()).toContain('kind=note');
    expect(await hits(page).locator('.hit-what span').allInnerTexts()).toEqual(expect.arrayContaining(['Note']));
    await page.goBack();
    await expect.poll(() => told(page).innerText(), { timeout: 60_000 }).toBe(all);
    await page.getByRole('link', { name: 'Next hits' }).click();
    await expect.poll(() => told(page).innerText(), { timeout: 60_000 }).toMatch(/^21–/);
    await page.context().close();
  });

  test('is told how a slip was read, what nothing has, and what was no filter', async () => {
    const { page } = await at('#/search?q=optimsitic&tag=nonsense');
    await page.getByText('“optimsitic” is read as “optimistic”').waitFor();
    await page.getByText(/Left out: "tag" of the search cannot be "nonsense"/).waitFor();
    await page.getByRole('link', { name: 'Search just what was typed' }).click();
    await page.getByText('Nothing in the register has all of').waitFor();
    await page.goto(`${scene.stack.gateway}/#/search?q=restaking&kind=metric`);
    await page.getByRole('link', { name: 'Drop kind' }).click();
    await hits(page).first().waitFor();
    await page.context().close();
  });

  test('is not shown what a gateway made up: it is refused, and the gateway named', async () => {
    const { page, complaints } = await at('#/search?q=optimistic&kind=note', (answer) => ({
      ...answer,
      hits: answer.hits.map((hit, i) => (i === 0 ? { ...hit, title: { text: 'Sold to the highest bidder', marks: [] } } : hit)),
    }));
    await page.getByRole('heading', { name: '1 hit not shown' }).waitFor();
    const refused = page.getByRole('region', { name: '1 hit not shown' });
    expect(await refused.innerText()).toContain(new URL(scene.stack.gateway).host);
    expect(await refused.innerText()).toContain('its title is another one');
    expect(await page.getByText('Sold to the highest bidder').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('is told of a gateway that lags behind, and of words that could not be compared', async () => {
    const { page } = await at('#/search?q=optimistic&kind=note', (answer) => ({
      ...answer,
      hits: answer.hits.map((hit) => ({ ...hit, version: hit.version + 1 })),
    }));
    await page.getByText(/searches other versions than the chain holds now/).waitFor();
    expect(await hits(page).count()).toBe(0);
    await page.context().close();
    const other = await openPage(scene.browser, { config: {} });
    await other.page.route('**/ipfs/**', (route) => route.abort());
    await other.page.goto(`${scene.stack.gateway}/#/search?q=optimistic&kind=note`);
    await other.page.getByText('Not verified', { exact: true }).first().waitFor();
    expect(await hits(other.page).getByText('Verified', { exact: true }).count()).toBe(0);
    await other.page.context().close();
  });

  test('reads on without a search where no gateway answers one, and tries again', async () => {
    const { page } = await openPage(scene.browser);
    let down = true;
    await page.route('**/search?*', (route) => (down ? route.fulfill({ status: 503, body: 'gone' }) : route.continue()));
    await page.goto(`${scene.stack.gateway}/#/search?q=optimistic`);
    await page.getByRole('heading', { name: 'No gateway answers a search' }).waitFor();
    await page.getByText('Only search needs a gateway that has an index').waitFor();
    down = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await hits(page).first().waitFor();
    await page.context().close();
  });

  test('finds what an entry said in an earlier version, checked against its event, and what became of it', async () => {
    const registry = { address: scene.stack.registry, chainId: LOCAL_CHAIN_ID };
    const outside = proposerAt({ rpc: scene.stack.rpc, gateway: scene.stack.gateway, registry });
    const first = { ...noteNamed('mentioned', 'Where it was mentioned'), summary: 'It tells of a quetzal, once.' };
    let previous: string | null = null;
    for (const [baseVersion, summary] of [first.summary, 'It tells of nothing any more.'].entries()) {
      const digest = await outside.store('note', { ...first, summary, previous });
      const action = baseVersion === 0 ? 'create' : 'update';
      const { proposal } = await outside.open(wallets.contributor, {
        action,
        kind: 'note',
        period: PERIOD,
        key: 'mentioned',
        baseVersion,
        digest,
      });
      for (const curator of wallets.curators.slice(0, proposal.quorum)) await outside.send(curator, approveRequest(registry, proposal));
      previous = cidOf(digest);
    }
    // The gateway follows the chain by itself; whoever searches meanwhile finds nothing yet.
    const known = async () =>
      ((await (await fetch(`${scene.stack.gateway}/search?q=quetzal&versions=earlier`)).json()) as SearchAnswer).hits.length;
    await expect.poll(known, { timeout: 60_000 }).toBeGreaterThan(0);
    const { page, complaints } = await at('#/search?q=quetzal');
    const earlier = page.getByRole('link', { name: 'Look in earlier versions' });
    await earlier.waitFor();
    await earlier.click();
    await hits(page).first().waitFor();
    expect(await hits(page).first().innerText()).toMatch(/Verified\s+Version 1 of 2\s+approved \d{4}/);
    await hits(page).first().getByRole('link').click();
    await page.getByText('It tells of nothing any more.').first().waitFor();
    expect(page.url()).toContain('#/history/note/202611/mentioned?from=v1');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
