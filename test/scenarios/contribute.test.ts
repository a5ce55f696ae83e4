import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { approveRequest, proposalsIn } from '../../registry/actions/index.ts';
import { sender } from '../../scripts/sender.ts';
import { wallets } from '../../scripts/stack/wallets.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { rpc } from './support/rpc.ts';
import { seededScene } from './support/seededScene.ts';
import { giveWallets } from './support/wallet.ts';

/** A busy machine takes its time. */
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 });

describe.runIf(browserPath)('a contributor', () => {
  const scene = seededScene();

  /** A page of somebody who has a wallet. */
  async function visit(route: string) {
    const { page, complaints } = await openPage(scene.browser);
    await giveWallets(page, scene.stack.rpc, [{ name: 'Plain wallet', signer: wallets.contributor }]);
    await page.goto(`${scene.stack.gateway}/#/${route}`);
    return { page, complaints };
  }

  test('takes a note from an empty form to a mined proposal within two minutes, and readers see it when it is approved', async () => {
    const begun = Date.now();
    const { page, complaints } = await visit('contribute/note');
    await page.getByLabel('Address of the source').fill('https://arxiv.org/abs/2502.19405');
    await page.getByLabel('Title').fill('Refereed delegation on Gensyn');
    expect(await page.getByLabel('Key').inputValue()).toBe('refereed-delegation-on-gensyn');
    await page.getByLabel('Summary').fill('A client finds the first operation on which two providers disagree, by bisection.');
    await page.getByLabel('What it changes').fill('A dispute shrinks to one operation.');
    await page.getByRole('checkbox', { name: 'verification' }).check();
    await page.getByRole('button', { name: 'add Gensyn' }).click();
    await page.getByLabel('Why it belongs here').fill('A primary source on verification.');
    await soon(() => aside(page)).toContain('Nothing is missing.');

    await view(page, 'Preview');
    expect(await page.locator('.preview .noteline').innerText()).toContain('Refereed delegation on Gensyn');
    expect(await page.locator('.preview .note h1').innerText()).toBe('Refereed delegation on Gensyn');

    const id = await propose(page, { reload: true });
    expect(Date.now() - begun).toBeLessThan(120_000);
    await approve(id);
    await page.goto(`${scene.stack.gateway}/#/notes?month=${thisMonth()}`);
    await page.reload();
    await soon(() => page.locator('main').innerText()).toContain('Refereed delegation on Gensyn');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('changes a claim, adds a source and marks an absence; the draft survives a reload; the table changes', async () => {
    const { page, complaints } = await visit('project/akash?claim=governance-keys-4');
    await page
      .locator('#claim-governance-keys-4')
      .getByRole('link', { name: /^Change/ })
      .click();
    const words = 'Module parameters can be changed by the governance module account alone.';
    await page.getByLabel('Statement').fill(words);
    await page.getByRole('button', { name: 'New source' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('https://akash.network/docs/governance/');
    await page.getByRole('textbox', { name: 'Title' }).fill('Akash docs: governance parameters');
    await page.getByRole('button', { name: /^Team/ }).click();
    await page.getByText('Mark it as absent').click();
    await page.getByRole('button', { name: 'Remove it and say where you looked' }).click();
    await page.getByLabel('Where you looked').fill('The site and the documentation.');
    await page.getByLabel('The change in one sentence').fill('Keys read again; the team page is gone.');
    await soon(() => aside(page)).toMatch(/Saved[\s\S]*Nothing is missing/);

    await page.reload();
    await soon(() => page.getByLabel('The change in one sentence').inputValue()).toBe('Keys read again; the team page is gone.');
    await view(page, 'Difference');
    await soon(() => page.locator('.diff').innerText()).toContain(words);
    const difference = await page.locator('.diff').innerText();
    expect(difference).toContain('Akash docs: governance parameters');
    expect(difference).toContain('The site and the documentation.');

    await view(page, 'Preview');
    await page.locator('[data-cell="akash.governance.keys"]').click();
    await soon(() => page.getByRole('dialog').innerText()).toContain(words);
    await page.keyboard.press('Escape');

    await approve(await propose(page));
    await page.goto(`${scene.stack.gateway}/#/project/akash?claim=governance-keys-4`);
    await page.reload();
    await soon(() => page.locator('main').innerText()).toContain(words);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('proposes a reading of a metric, and readers find it in the profile', async () => {
    const { page, complaints } = await visit('contribute/metric/sentient');
    await page.getByRole('button', { name: 'Add: workers' }).click();
    await page.getByLabel('Value').fill('1,234');
    await page.getByLabel('Unit', { exact: true }).fill('node');
    await page.getByRole('button', { name: 'nodes', exact: true }).click();
    await page.locator('p').getByText('One running copy of the node software').waitFor();
    await page.getByRole('textbox', { name: 'Counts' }).fill('Peers that answered a probe.');
    await page.getByRole('button', { name: 'New source' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('https://chat.sentient.xyz/');
    await page.getByRole('textbox', { name: 'Title' }).fill('Sentient Chat');
    await page.getByLabel('Why it belongs here').fill('A first count.');
    await soon(() => aside(page)).toContain('Nothing is missing.');
    await view(page, 'Preview');
    await soon(() => page.locator('.preview table').innerText()).toContain('1,234 nodes');
    await approve(await propose(page));
    await page.goto(`${scene.stack.gateway}/#/project/sentient`);
    await page.reload();
    await soon(() => page.locator('#readings').innerText()).toContain('1,234 nodes');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('is told what is wrong beside the part and in a list that leads there, and may go on typing', async () => {
    const { page } = await visit('contribute/note');
    await page.getByLabel('Address of the source').fill('http://example.org');
    await page.getByLabel('Published').fill('2026-02-30');
    await page.getByLabel('Title').fill('x'.repeat(205));
    await page.getByLabel('Summary').fill('a\u202eb');
    await page.getByLabel('Authors').focus();
    const wrong = (label: string) =>
      page
        .locator('.form-part', { has: page.getByLabel(label) })
        .locator('.part-problems')
        .innerText();
    await soon(() => wrong('Address of the source')).toContain('Is not an https or ipfs link');
    await soon(() => wrong('Published')).toContain('day that does not exist');
    await soon(() => wrong('Title')).toContain('more than 200 characters');
    await soon(() => wrong('Summary')).toContain('invisible character');
    expect(await page.getByLabel('Title').getAttribute('aria-invalid')).toBe('true');
    await view(page, 'Propose');
    expect(await page.getByRole('button', { name: 'Upload', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: /^Summary holds/ }).click();
    await soon(() => page.evaluate(() => document.activeElement?.id)).toBe('part-summary');
    await page.context().close();
  });

  test('takes a draft out as a file and in again, and finds every draft in the list', async () => {
    const { page, complaints } = await visit('contribute/note/202608/olas-20m-transactions');
    const title = await page.getByLabel('Title').inputValue();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as JSON' }).click()]);
    const file = JSON.parse(await readFile(await saved.path(), 'utf8')) as Record<string, unknown>;
    const original = JSON.parse(await readFile('content/notes/2026-08/olas-20m-transactions.json', 'utf8')) as Record<string, unknown>;
    expect({ ...file, change: null, previous: null }).toEqual({ ...original, change: null, previous: null });

    const into = (content: string) =>
      page.getByLabel('Import JSON').setInputFiles({ name: 'note.json', mimeType: 'application/json', buffer: Buffer.from(content) });
    await into('{"title":');
    await soon(() => aside(page)).toContain('is not JSON');
    await into(JSON.stringify({ ...file, summary: 'Another summary.', change: { kind: 'correction', summary: 'Shorter.' } }));
    await soon(() => page.getByLabel('Summary').inputValue()).toBe('Another summary.');
    await soon(() => aside(page)).toContain('Nothing is missing.');

    await page.goto(`${scene.stack.gateway}/#/contribute`);
    const line = page.locator('.drafts li', { hasText: title });
    await soon(() => line.innerText()).toContain('change of version 1');
    await line.getByRole('link').click();
    await soon(() => page.getByLabel('Summary').inputValue()).toBe('Another summary.');
    await page.goto(`${scene.stack.gateway}/#/contribute`);
    await line.getByRole('button', { name: /^Delete/ }).click();
    await line.getByRole('button', { name: /^Delete for good/ }).click();
    expect(await page.locator('.drafts').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('may take the CAR home and publish it in another way', async () => {
    const { page } = await visit('contribute/page/about');
    await page.getByLabel('Lead').fill('An open, research-oriented effort.');
    await page.getByLabel('The change in one sentence').fill('A plainer lead.');
    await soon(() => aside(page)).toContain('Nothing is missing.');
    await view(page, 'Propose');
    await page.getByRole('radio', { name: 'Download the CAR' }).check();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the CAR' }).click()]);
    await page.getByText('Not to be had yet').waitFor();
    const upload = await fetch(`${scene.stack.gateway}/upload`, {
      method: 'POST',
      headers: { 'content-type': 'application/vnd.ipld.car' },
      body: await readFile(await saved.path()),
    });
    expect(upload.ok).toBe(true);
    await page.getByRole('button', { name: 'Look again' }).click();
    await approve(await send(page));
    await page.goto(`${scene.stack.gateway}/#/about`);
    await page.reload();
    await soon(() => page.locator('main').innerText()).toContain('An open, research-oriented effort.');
    await page.context().close();
  });

  test('is moved onto a head that went on meanwhile, and chooses where both changed the same part', async () => {
    const entry = 'contribute/note/202608/olas-20m-transactions';
    const [mine, other] = [await visit(entry), await visit(entry)];
    for (const [{ page }, effect, caveat] of [
      [mine, 'My words of what it changes.', 'My caveat.'],
      [other, 'Their words of what it changes.', null],
    ] as const) {
      await page.getByLabel('What it changes').fill(effect);
      if (caveat) await page.getByLabel('Caveat').fill(caveat);
      await page.getByLabel('The change in one sentence').fill('Said better.');
      await soon(() => aside(page)).toContain('Nothing is missing.');
    }
    await approve(await propose(other.page));
    await mine.page.reload();
    await mine.page.getByRole('button', { name: 'Move onto version 2' }).click();
    await soon(() => mine.page.locator('.stale-base').innerText()).toContain('1 conflict left');
    await mine.page.getByRole('button', { name: /^Keep yours/ }).click();
    await soon(() => mine.page.locator('.stale-base').count()).toBe(0);
    expect(await mine.page.getByLabel('What it changes').inputValue()).toBe('My words of what it changes.');
    await approve(await propose(mine.page));
    await mine.page.goto(`${scene.stack.gateway}/#/note/202608/olas-20m-transactions`);
    await mine.page.reload();
    await soon(() => mine.page.locator('main').innerText()).toMatch(/My words[\s\S]*My caveat/);
    for (const { page } of [mine, other]) await page.context().close();
  });

  /** From a sound draft to the id of its proposal. */
  async function propose(page: Page, { reload = false } = {}): Promise<`0x${string}`> {
    await view(page, 'Propose');
    await page.getByRole('button', { name: 'Upload', exact: true }).click();
    return send(page, reload);
  }

  /** The last steps, of a draft whose bytes came back; after a reload, if asked, from where it stood. */
  async function send(page: Page, reload = false): Promise<`0x${string}`> {
    await page.locator('.act').getByRole('button', { name: 'Propose' }).waitFor();
    if (reload) await page.reload();
    await page.locator('.act').getByRole('button', { name: 'Propose' }).click();
    const button = page.getByRole('button', { name: 'Send with Plain wallet' });
    const connect = page.getByRole('button', { name: 'Connect a wallet' });
    await button.or(connect).first().waitFor();
    if (await connect.isVisible()) {
      await connect.click();
      await page.getByRole('dialog').getByText('Plain wallet').click();
    }
    await button.click();
    const link = page.getByRole('link', { name: 'Open the proposal' });
    await link.waitFor();
    return (await link.getAttribute('href'))?.replace('#/review/', '') as `0x${string}`;
  }

  /** Two curators approve, and the gateway sees it. */
  async function approve(id: `0x${string}`): Promise<void> {
    const logs = await rpc<{ topics: `0x${string}`[]; data: `0x${string}` }[]>(scene.stack.rpc, 'eth_getLogs', [
      { address: scene.stack.registry, fromBlock: '0x0', toBlock: 'latest', topics: [null, id] },
    ]);
    const [opened] = proposalsIn(logs);
    if (!opened) throw new Error(`No event opened ${id}.`);
    const registry = { address: scene.stack.registry, chainId: Number(await rpc(scene.stack.rpc, 'eth_chainId')) };
    for (const curator of wallets.curators.slice(0, opened.proposal.quorum))
      await sender(scene.stack.rpc, curator)(approveRequest(registry, opened.proposal));
  }
});

const aside = (page: Page): Promise<string> => page.locator('.draft-aside').innerText();

const view = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('navigation', { name: 'What to do with the draft' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

const thisMonth = (): string => new Date().toISOString().slice(0, 7).replace('-', '');
