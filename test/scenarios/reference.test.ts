import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportFile } from '../../registry/export/index.ts';
import type { Page as PageDocument } from '../../registry/schema/index.ts';
import { browserPath, launchBrowser, openPage } from './support/openPage.ts';
import { type RunningStack, removeStackDir, startedStack } from './support/runStack.ts';
import { seededStackDir } from './support/seeded.ts';

type Written = Pick<PageDocument, 'title' | 'sections' | 'sources'>;

const written = async (slug: string): Promise<Written> =>
  JSON.parse(await readFile(new URL(`../../content/pages/${slug}.json`, import.meta.url), 'utf8'));

describe.runIf(browserPath)('the reference', () => {
  let dir: string;
  let stack: RunningStack;
  let browser: Browser;

  beforeAll(async () => {
    dir = await seededStackDir();
    [stack, browser] = await Promise.all([startedStack(dir), launchBrowser()]);
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await removeStackDir(dir);
  });

  async function visit(route: string, width = 1440): Promise<{ page: Page; complaints: string[]; files: string[] }> {
    const { page, complaints } = await openPage(browser, { viewport: { width, height: 900 } });
    const files: string[] = [];
    page.on('request', (request) => files.push(new URL(request.url()).pathname));
    await page.goto(`${stack.gateway}/#/${route}`);
    return { page, complaints, files };
  }

  test('lists the pages that the chain names, and leads to each', async () => {
    const { page, complaints } = await visit('');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reference' }).click();
    const titles = page.locator('.reference-list h2');
    for (const slug of ['about', 'methodology', 'layers', 'verification', 'claims-checked', 'open-inference'])
      await expect.poll(() => titles.allInnerTexts(), { timeout: 30_000 }).toContain((await written(slug)).title);
    await titles.getByRole('link', { name: 'Claims checked' }).click();
    await expect.poll(() => page.locator('main h1').innerText()).toBe('Claims checked');
    expect(page.url()).toContain('#/reference/claims-checked');
    await page.goto(`${stack.gateway}/#/reference/nowhere`);
    await expect.poll(() => page.locator('main h1').innerText()).toBe('There is no page “nowhere”');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('every claim that was checked has a verdict, and each number leads to its source and back', async () => {
    const { sections, sources = {} } = await written('claims-checked');
    const { page, complaints } = await visit('reference/claims-checked');
    const notes = page.locator('.text-sources > ol > li');
    await expect.poll(() => notes.count(), { timeout: 30_000 }).toBe(Object.keys(sources).length);
    expect(await page.locator('.verdict').count()).toBe(sections.filter(({ check }) => check).length);
    const section = page.locator('#text-ten-million');
    expect(await section.locator('h2').innerText()).toContain('10 million parameters');
    const cite = section.locator('.cite').first();
    const number = Number(await cite.innerText());
    await cite.click();
    const note = notes.nth(number - 1);
    await expect.poll(() => note.evaluate((one) => document.activeElement === one)).toBe(true);
    expect(await cite.getAttribute('aria-label')).toBe(`Source ${number}: ${await note.locator('p').first().innerText()}`);
    expect(await note.innerText()).toMatch(/of 20\d\d[\s\S]*read 20\d\d-\d\d-\d\d/);
    await note.getByRole('link', { name: 'zkML tools such as EZKL' }).click();
    await expect.poll(() => section.evaluate((one) => document.activeElement === one)).toBe(true);
    expect(page.url()).toMatch(/#\/reference\/claims-checked$/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a section and a source have addresses', async () => {
    const { page } = await visit('reference/verification?section=source-verde');
    const note = page.locator('#text-source-verde');
    await expect.poll(() => note.evaluate((one) => document.activeElement === one).catch(() => false), { timeout: 30_000 }).toBe(true);
    const anchor = page.getByRole('link', { name: 'Address of “Overheads, with their workloads”' });
    await anchor.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('#/reference/verification?section=overheads');
    await expect.poll(() => page.locator('#text-overheads').evaluate((one) => document.activeElement === one)).toBe(true);
    await page.context().close();
  });

  test.each([1440, 390])('the state machine is drawn and said in words, %d pixels wide', async (width) => {
    const machine = (await written('open-inference')).sections.find((section) => section.machine)?.machine;
    const { page, complaints, files } = await visit('reference/verification', width);
    await expect.poll(() => page.locator('.text-sources li').count(), { timeout: 30_000 }).toBeGreaterThan(10);
    expect(files.filter((file) => /Machine/.test(file))).toEqual([]);
    await page.goto(`${stack.gateway}/#/reference/open-inference`);
    const drawing = page.locator('.machine').getByRole('img');
    await expect.poll(() => drawing.count(), { timeout: 30_000 }).toBe(1);
    expect(files.filter((file) => /Machine/.test(file))).not.toEqual([]);
    const [states, moves] = [machine?.states ?? [], machine?.moves ?? []];
    expect(await drawing.getAttribute('aria-label')).toContain(`${states.length} states and ${moves.length} moves`);
    expect(await drawing.locator('.machine-state text').allTextContents()).toEqual(states.map(({ label }) => label));
    expect(await drawing.locator('.machine-number text').allTextContents()).toEqual(moves.map((_, i) => String(i + 1)));
    const wide = page.getByRole('table', { name: 'Moves' }).locator('tbody tr');
    const said = await (width > 820 ? wide : page.locator('#text-states .text-rows').nth(1).locator('dl')).allInnerTexts();
    expect(said).toHaveLength(moves.length);
    for (const [i, { by, label }] of moves.entries()) {
      expect(said[i]).toContain(`${i + 1} ${label}`);
      expect(said[i]).toContain(by);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a page is taken away with its sources', async () => {
    const { sections } = await written('layers');
    const { page } = await visit('reference/layers');
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.locator('[data-take="json"]').click()]);
    expect(download.suggestedFilename()).toMatch(/^deml-page-layers-block-\d+\.json$/);
    const file: ExportFile = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(file.records).toHaveLength(sections.length);
    expect(file.records.every((one) => one.record === 'section')).toBe(true);
    expect(file.records.flatMap((one) => ('sources' in one ? one.sources : [])).length).toBeGreaterThan(40);
    expect(file.url).toContain('#/reference/layers?at=');
    await page.context().close();
  });
});
