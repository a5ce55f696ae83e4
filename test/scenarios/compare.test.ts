import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { canonicalBytes, digestOf } from '../../registry/cid/index.ts';
import { sections } from '../../registry/comparison/index.ts';
import { type Claim, fieldIds, type Profile, questions } from '../../registry/schema/index.ts';
import { LOCAL_CHAIN_ID, root } from '../../scripts/stack/layout.ts';
import { createEntry } from './support/approve.ts';
import { laxGateway } from './support/laxGateway.ts';
import { listed } from './support/listed.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const three = ['bittensor', '0g', 'gensyn'] as const;
const heads = '.compare-table thead th .compare-name';
const written = async (slug: string): Promise<Profile> => JSON.parse(await readFile(join(root, `content/projects/${slug}.json`), 'utf8'));

describe.runIf(browserPath)('systems side by side', () => {
  const scene = seededScene();

  async function open(query: string, options: Parameters<typeof openPage>[1] = {}): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(scene.browser, options);
    await opened.page.goto(`${scene.stack.gateway}/#/compare${query}`);
    return opened;
  }
  const drawn = (page: Page, columns: number) => expect.poll(() => page.locator(heads).count(), { timeout: 60_000 }).toBe(columns);
  const rowsOf = (page: Page) => page.locator('.compare-table tr:has(.compare-cell) > th b').allInnerTexts();

  test('answer the four words of the question, each in a sentence, and every field of the dictionary for each of them', async () => {
    const { page, complaints } = await open(`?systems=${three.join(',')}`);
    await drawn(page, 3);
    expect(await page.locator('.compare-section h2').allInnerTexts()).toEqual(['Executed', 'Verified', 'Settled', 'Constrained']);
    const profiles = await Promise.all(three.map(written));
    const answers = await page.locator('.compare-answer').allInnerTexts();
    expect(answers).toEqual(questions.flatMap((question) => profiles.map((profile) => profile.answers[question].statement)));
    const cells = await page.locator('[data-cell]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.cell));
    const expected = three.flatMap((slug) => fieldIds.map((field) => `${slug}.${field}`));
    expect(new Set(cells)).toEqual(new Set(expected));
    const claim = profiles[1]?.claims.find(({ field, headline }) => field === 'pricing.model' && headline) as Claim;
    expect(await page.locator('[data-cell="0g.pricing.model"]').innerText()).toContain(claim.short);
    expect(await page.locator('tr[data-like="same"] > th').first().innerText()).toContain('same in all 3');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('take differences first or the order of the dictionary, and fold what is equal; all of it stands in the address', async () => {
    const { page } = await open(`?systems=${three.join(',')}`);
    await drawn(page, 3);
    const all = await rowsOf(page);
    await page.getByRole('combobox', { name: 'equal rows' }).selectOption('folded');
    await expect.poll(() => page.locator('tr[data-like="same"]').count()).toBe(0);
    const folded = await rowsOf(page);
    expect(folded.length).toBeLessThan(all.length);
    expect(await page.locator('.compare-folded').first().innerText()).toMatch(/Same in all|Known of none/);
    await page.getByRole('combobox', { name: 'rows', exact: true }).selectOption('dictionary');
    await expect.poll(() => page.url()).toContain('order=dictionary&equal=folded');
    await page.getByRole('button', { name: 'Show these rows' }).first().click();
    await expect.poll(async () => (await rowsOf(page)).length).toBe(all.length);
    expect(await rowsOf(page)).not.toEqual(all);
    expect((await rowsOf(page)).toSorted()).toEqual(all.toSorted());
    await page.context().close();
  });

  test('give numbers one axis only where they count the same, and else name the part that differs', async () => {
    const { page } = await open('?systems=io-net,prime-intellect');
    await drawn(page, 2);
    const strip = (of: Page, field: string) =>
      of.locator(`tr:has([data-cell$=".${field}"]) + .compare-verdict`).first().innerText({ timeout: 5_000 });
    expect(await strip(page, 'metrics.taskPrice.inference')).toMatch(/^\s*Comparable: .*Llama.*The largest is 10\.4 times the smallest\./s);
    const bars = page.locator('tr:has([data-cell="io-net.metrics.taskPrice.inference"]) .compare-axis i');
    const widths = await bars.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect((widths[1] as number) / (widths[0] as number)).toBeCloseTo(10.4, 0);
    await expect.poll(() => page.locator('.compare-chart').count()).toBe(4);
    const table = await page.locator('.compare-chart').first().locator('tbody tr').allInnerTexts();
    expect(table.join('\n')).toMatch(/io\.net\s+2025-11\s+0\.13[\s\S]*Prime Intellect\s+2026-09-29\s+1\.04/);
    await page.goto(`${scene.stack.gateway}/#/compare?systems=bittensor,0g`);
    await expect.poll(() => page.locator(heads).first().innerText()).toBe('Bittensor');
    expect(await strip(page, 'metrics.workers')).toMatch(/Not comparable: .*units differ/s);
    expect(await page.locator('.compare-axis').count()).toBe(0);
    await expect.poll(() => page.locator('.compare-chart').count()).toBe(0);
    await page.context().close();
  });

  test('show what they rest on together, and do not take an absence for independence', async () => {
    const { page } = await open('?systems=bittensor,0g,prime-intellect');
    await drawn(page, 3);
    const intel = page.locator('.compare-fate tbody tr', { has: page.getByRole('rowheader', { name: 'Intel' }) });
    expect(await intel.locator('td').allInnerTexts()).toEqual(['rests on it', 'rests on it', 'unknown']);
    expect(await page.locator('[data-cell="prime-intellect.details.dependencies"] .absence').count()).toBe(1);
    await page.context().close();
  });

  test('move, go and open by keyboard alone', async () => {
    const { page } = await open(`?systems=${three.join(',')}`);
    await drawn(page, 3);
    const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell ?? document.activeElement?.ariaLabel);
    await page.getByRole('button', { name: 'Move Bittensor to the right' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(heads).allInnerTexts()).toEqual(['0G', 'Bittensor', 'Gensyn']);
    await expect.poll(focused).toBe('Move Bittensor to the right');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(heads).allInnerTexts()).toEqual(['0G', 'Gensyn', 'Bittensor']);
    await expect.poll(focused).toBe('Move Bittensor to the left');
    expect(await page.locator('thead [role="status"]').innerText()).toBe('Bittensor is column 3 of 3.');
    expect(page.url()).toContain('systems=0g,gensyn,bittensor');

    await page.locator('[data-cell="0g.tasks.inference"]').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('gensyn.tasks.inference');
    await page.keyboard.press('Enter');
    const claim = (await written('gensyn')).claims.find(({ field, headline }) => field === 'tasks.inference' && headline) as Claim;
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain(claim.statement);
    expect(page.url()).toContain('cell=gensyn.tasks.inference');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(focused).toBe('gensyn.tasks.inference');

    await page.getByRole('button', { name: 'Remove Gensyn' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator(heads).allInnerTexts()).toEqual(['0G', 'Bittensor']);
    await expect.poll(focused).toBe('Remove Bittensor');
    await page.context().close();
  });

  test('are chosen from what they share; wrong names, one alone and seven get clear words', async () => {
    const { page } = await open('');
    const choices = page.locator('.compare-all button');
    await expect.poll(() => choices.count(), { timeout: 60_000 }).toBe(listed.length);
    await page.getByRole('button', { name: /^0G/ }).click();
    await expect.poll(() => page.locator('.compare-notices').innerText()).toContain('0G stands alone.');
    await page.getByRole('button', { name: 'Add Bittensor' }).click();
    await drawn(page, 2);
    expect(page.url()).toContain('systems=0g,bittensor');
    await page.goto(`${scene.stack.gateway}/#/compare?systems=0g,gensin,No!,akash,ezkl,giza,ora,ritual,filecoin`);
    await drawn(page, 6);
    const said = await page.locator('.compare-notices').innerText();
    expect(said).toContain('no system “gensin”. Did you mean gensyn?');
    expect(said).toContain('no system “no!”.');
    expect(said).toContain('6 systems stand side by side at most. Not shown: filecoin.');
    await page.getByRole('button', { name: 'Leave them out' }).click();
    await expect.poll(() => page.url()).not.toContain('filecoin');
    await page.getByRole('button', { name: 'Leave it out' }).last().click();
    await expect.poll(() => page.url()).not.toContain('no!');
    await page.getByRole('button', { name: 'gensyn', exact: true }).click();
    await expect.poll(() => page.locator(heads).nth(1).innerText()).toBe('Gensyn');
    await page.context().close();
  });

  test('are chosen by their monograms in the table, and from the page of one of them', async () => {
    const { page } = await open('');
    await page.goto(`${scene.stack.gateway}/#/projects`);
    const pick = (name: string) => page.getByRole('button', { name: `Compare ${name}`, exact: true });
    await pick('Bittensor').click({ timeout: 60_000 });
    await expect.poll(() => pick('Bittensor').getAttribute('aria-pressed')).toBe('true');
    await pick('Gensyn').click();
    await expect.poll(() => page.locator('.picked').innerText()).toContain('To compare: Bittensor, Gensyn.');
    expect(page.url()).toContain('compare=bittensor,gensyn');
    await page.getByRole('link', { name: 'Compare side by side' }).click();
    await drawn(page, 2);
    expect(await page.locator(heads).allInnerTexts()).toEqual(['Bittensor', 'Gensyn']);
    await page.goto(`${scene.stack.gateway}/#/project/0g`);
    await page.getByRole('link', { name: 'Compare with …' }).click({ timeout: 60_000 });
    await expect.poll(() => page.locator('.compare-notices').innerText(), { timeout: 30_000 }).toContain('0G stands alone.');
    await page.context().close();
  });

  test('are taken away exactly as they are shown, with the block that was read', async () => {
    const { page } = await open('?systems=gensyn,0g&equal=folded');
    await drawn(page, 2);
    await page.locator('[data-take="csv"]:enabled').waitFor({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-take="csv"]').click()]);
    const lines = parseCsv(await readFile(await download.path(), 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
    expect([...new Set(lines.map(({ slug }) => slug))]).toEqual(['gensyn', '0g']);
    const cells = await page.locator('[data-cell^="gensyn."]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.cell));
    const inFile = new Set(lines.filter(({ slug }) => slug === 'gensyn').map(({ field }) => `gensyn.${field}`));
    expect([...new Set(cells)].filter((cell) => !inFile.has(cell as string))).toEqual([]);
    expect(inFile.size).toBeLessThan(sections.flatMap(({ fields }) => fields).length);
    const [json] = await Promise.all([page.waitForEvent('download'), page.locator('[data-take="json"]').click()]);
    const file = JSON.parse(await readFile(await json.path(), 'utf8')) as { url: string; state: { block: number } };
    expect(file.url).toContain(`#/compare?systems=gensyn,0g&equal=folded&at=${file.state.block}`);
    await page.goto(file.url);
    await drawn(page, 2);
    await expect.poll(() => page.locator('.statusline').innerText()).toContain(`As of block ${file.state.block.toLocaleString('en')}`);
    await page.context().close();
  });

  test('stack by row on a phone, and lose nothing on paper', async () => {
    const { page } = await open(`?systems=${three.join(',')}&cells=sentences`, { viewport: { width: 390, height: 844 } });
    await drawn(page, 3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const row = page.locator('tr:has([data-cell="0g.tasks.inference"])');
    expect(await row.locator('.compare-of').allInnerTexts()).toEqual(['Bittensor', '0G', 'Gensyn']);
    const claim = (await written('0g')).claims.find(({ field, headline }) => field === 'tasks.inference' && headline) as Claim;
    await expect.poll(() => row.innerText(), { timeout: 30_000 }).toContain(claim.statement);
    await page.setViewportSize({ width: 1100, height: 800 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.compare-table thead').evaluate((one) => getComputedStyle(one).display)).toBe('table-header-group');
    const cut = await page
      .locator('.compare-table *:not(.visually-hidden)')
      .evaluateAll(
        (all) => all.filter((one) => getComputedStyle(one).overflow !== 'visible' && one.scrollHeight > one.clientHeight + 2).length,
      );
    expect(cut).toBe(0);
    expect(await page.locator('.compare-table').evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  test('in Chinese keep what was approved in its language', async () => {
    const { page } = await open('?systems=0g,gensyn', { locale: 'zh-CN' });
    await drawn(page, 2);
    expect(await page.locator('.compare-section h2').allInnerTexts()).toEqual(['执行', '验证', '结算', '约束']);
    const statement = (await written('0g')).answers.executed.statement;
    expect(await page.locator('.compare-answer[lang="en"]').first().innerText()).toBe(statement);
    await page.context().close();
  });

  test('a system whose document is refused says why in its head, and shows no value', async () => {
    const bytes = canonicalBytes({ schema: 'deml.project/1', slug: 'broken', name: 'Looks fine', workers: 1_000_000 });
    const digest = await digestOf(bytes);
    await createEntry(
      scene.stack.rpc,
      { address: scene.stack.registry, chainId: LOCAL_CHAIN_ID },
      { kind: 'project', key: 'broken', digest },
    );
    // Ours refuses it; another gateway may serve it.
    const lax = await laxGateway(bytes);
    const gateways = [scene.stack.gateway, lax.url];
    const { page } = await open('?systems=0g,broken,gensyn', { config: { gateways } });
    const head = page.locator('th[data-of="broken"]');
    await expect.poll(() => head.innerText(), { timeout: 30_000 }).toMatch(/Refused[\s\S]*(workers|missing)/);
    expect(await page.locator('main').innerText()).not.toContain('1,000,000');
    expect(await page.locator('[data-cell^="broken."]').count()).toBe(0);
    const unread = page.locator('tr:has([data-cell="0g.tasks.inference"]) td').nth(1);
    expect(await unread.innerText()).toContain('not read');
    await page.context().close();
    lax.close();
  });
});
