import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FULL_MONTH } from '../../scripts/bench/scale/plan.ts';
import { openRegister, type Register } from '../../scripts/bench/scale/register.ts';
import { loadContent } from '../../scripts/content/load.ts';
import { buildApp } from '../../scripts/stack/buildApp.ts';
import { root } from '../../scripts/stack/layout.ts';
import { browserPath, launchBrowser, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const lines = '.noteline.full';
const titles = (page: Page) => page.locator(`${lines} :is(h3, h4)`).allInnerTexts();

describe.runIf(browserPath)('the journal', () => {
  const scene = seededScene();
  /** How many notes the files have for each month. */
  const counts = new Map<number, number>();

  beforeAll(async () => {
    for (const { kind, period } of await loadContent(join(root, 'content')))
      if (kind === 'note') counts.set(period, (counts.get(period) ?? 0) + 1);
  });

  async function open(query = ''): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(scene.browser);
    await opened.page.goto(`${scene.stack.gateway}/#/notes${query}`);
    await opened.page.locator(lines).first().waitFor();
    return opened;
  }

  test('shows every month of every year with how many notes it has, and the gaps', async () => {
    const { page, complaints } = await open();
    const links = page.locator('.months ol ol a');
    expect(await links.count()).toBe(counts.size);
    const years = new Set([...counts.keys()].map((period) => Math.floor(period / 100)));
    expect(await page.locator('.months-gap').count()).toBe(12 * years.size - counts.size);
    const told = async () =>
      (await links.locator('.visually-hidden').allInnerTexts()).map((text) => Number(/: (\d+) note/.exec(text)?.[1]));
    await expect
      .poll(told)
      .toEqual([...counts].toSorted(([a], [b]) => Math.floor(b / 100) - Math.floor(a / 100) || a - b).map(([, count]) => count));
    await page.locator('.months-year', { hasText: '2024' }).click();
    await expect.poll(() => page.url()).toContain('year=2024');
    const of2024 = [...counts].filter(([period]) => Math.floor(period / 100) === 2024).reduce((sum, [, count]) => sum + count, 0);
    await expect.poll(async () => (await titles(page)).length).toBe(of2024);
    await links.filter({ hasText: /November 2024/ }).click();
    await expect.poll(async () => (await titles(page)).length).toBe(counts.get(202_411));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('says what a note changes before what it says, and filters by a tag that stands beside it', async () => {
    const { page } = await open('?month=202606');
    const order = await page
      .locator(`${lines} > div:first-of-type`)
      .evaluateAll((all) =>
        all.map(
          (one) =>
            [...one.children].map(({ className }) => className).indexOf('noteline-effect') <
            [...one.children].map(({ className }) => className).indexOf('noteline-summary'),
        ),
      );
    expect(order.length).toBe(counts.get(202_606));
    expect(order.every(Boolean)).toBe(true);
    await page.locator('.noteline-tags a', { hasText: 'governance' }).first().click();
    await expect.poll(() => page.url()).toContain('tag=governance');
    await page.locator(lines).first().waitFor();
    await expect.poll(() => page.locator('.journal-count').innerText()).toMatch(/ notes? in /);
    const tagged = await page.locator(`${lines} .noteline-tags`).allInnerTexts();
    expect(tagged.length).toBeGreaterThan(0);
    for (const tags of tagged) expect(tags).toContain('governance');
    await page.context().close();
  });

  test('keeps a reading list in the browser, hands it on by its address, and gives it away', async () => {
    const { page } = await open('?month=202606');
    const [first = '', , third = ''] = await titles(page);
    for (const title of [first, third]) await page.getByRole('button', { name: `Reading list: ${title}` }).click();
    expect(await page.locator('.marknote[aria-pressed="true"]').count()).toBe(2);
    await page.reload();
    await page.getByRole('link', { name: 'Reading list: 2 notes' }).click();
    await expect.poll(async () => (await titles(page)).toSorted()).toEqual([first, third].toSorted());
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-take="bib"]:enabled').click()]);
    const bib = await readFile(await download.path(), 'utf8');
    expect(bib.match(/@misc\{/g)).toHaveLength(3); // the state that was read, and the two
    const address = page.url();
    await page.getByRole('button', { name: 'Forget this list' }).click();
    await page.goto(`${scene.stack.gateway}/#/notes`);
    await page.locator(lines).first().waitFor();
    expect(await page.locator('.journal-over a', { hasText: 'Reading list' }).count()).toBe(0);

    const other = await openPage(scene.browser);
    await other.page.goto(address);
    await expect.poll(async () => (await titles(other.page)).toSorted()).toEqual([first, third].toSorted());
    await other.page.getByRole('button', { name: 'Keep in this browser' }).click();
    await other.page.getByRole('button', { name: 'Forget this list' }).waitFor();
    await page.context().close();
    await other.page.context().close();
  });

  test('names a note of a list that the register does not have', async () => {
    const { page } = await openPage(scene.browser);
    await page.goto(`${scene.stack.gateway}/#/notes?list=202606.no-such-note,nonsense`);
    await expect.poll(() => page.locator('main').innerText()).toContain('The register has no note “no-such-note” in June 2026.');
    await page.context().close();
  });
});

describe.runIf(browserPath)('a month of many notes', () => {
  const NOTES = 90;
  let dir: string;
  let register: Register;
  let browser: Browser;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'deml-month-'));
    await buildApp('local');
    [register, browser] = await Promise.all([openRegister(dir, { notes: 0, projects: 2, month: NOTES }, () => {}), launchBrowser()]);
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await register?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  test('draws what is in view, says the place of each among all, and goes from note to note by keys', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${register.gateway}/#/notes?month=${FULL_MONTH}`);
    await page.locator('[role="feed"] article').first().waitFor();
    await expect.poll(() => page.locator('.journal-count').first().innerText()).toContain(`${NOTES} notes in`);
    const drawn = await page.locator('[role="feed"] article').count();
    expect(drawn).toBeLessThan(NOTES / 2);
    expect(await page.locator('[role="feed"] article').first().getAttribute('aria-setsize')).toBe(String(NOTES));
    const seen = new Set<string>();
    for (let tries = 0; tries < 200 && seen.size < NOTES; tries++) {
      for (const at of await page
        .locator('[role="feed"] article')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-posinset') ?? '')))
        seen.add(at);
      await page.mouse.wheel(0, 500);
      await page.waitForTimeout(40);
    }
    expect(seen.size).toBe(NOTES);
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('article[aria-posinset="1"] h3 a').focus();
    await page.keyboard.press('PageDown');
    const at = () => page.evaluate(() => document.activeElement?.getAttribute('aria-posinset'));
    await expect.poll(at).toBe('2');
    await page.keyboard.press('PageDown');
    await expect.poll(at).toBe('3');
    await page.keyboard.press('PageUp');
    await expect.poll(at).toBe('2');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
