import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

/** What has the focus, as a reader hears it: its own label, else its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLElement;
    const label = one.getAttribute('aria-label') ?? (one instanceof HTMLInputElement ? one.labels?.[0]?.innerText : null);
    const copy = one.cloneNode(true) as HTMLElement;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    return (label ?? copy.textContent).replace(/\s+/g, ' ').trim();
  });

/** Presses Tab until what has the focus says the words; the way there is as long as the page has stops. */
async function tabTo(page: Page, words: RegExp, most = 60): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (words.test(now)) return;
    passed.push(now.slice(0, 40));
  }
  throw new Error(`No stop says ${words}. Passed: ${passed.join(' | ')}`);
}

describe.runIf(browserPath)('without a pointer', () => {
  const scene = seededScene();

  test('a reader filters the table, chooses two systems, compares them and opens a claim', async () => {
    const { page, complaints } = await openPage(scene.browser);
    page.setDefaultTimeout(60_000);
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await page.locator('tbody .part.pick').first().waitFor();

    // The first stop leads past the navigation.
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');

    const rows = page.locator('tbody tr');
    const all = await rows.count();
    await tabTo(page, /^verification /i);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, /^TEE/);
    await page.keyboard.press('Space');
    await expect.poll(() => page.url()).toContain('family=tee');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await focused(page)).toMatch(/^verification TEE/i);
    await expect.poll(() => rows.count()).toBeLessThan(all);

    // The table is one stop; arrows move in it.
    await tabTo(page, /^Compare /);
    const first = await focused(page);
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).not.toBe(first);
    for (let presses = 0; presses < 4 && !/^Compare /.test(await focused(page)); presses++) {
      const before = await focused(page);
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => focused(page)).not.toBe(before);
    }
    const second = await focused(page);
    expect(second).toMatch(/^Compare /);
    await page.keyboard.press('Space');
    await page.getByRole('link', { name: 'Compare side by side' }).waitFor();
    await expect.poll(() => page.locator('.pick[aria-pressed="true"]').count()).toBe(2);

    await tabTo(page, /^Compare side by side$/);
    await page.keyboard.press('Enter');
    await page.locator('.compare-table').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    const names = await page.locator('.compare-table thead th .compare-name').allInnerTexts();
    expect(names.map((name) => `Compare ${name}`)).toEqual([first, second]);

    await page.locator('.compare-cell').first().waitFor();
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.matches('.compare-cell') ?? false)) break;
    }
    await page.keyboard.press('ArrowDown');
    const cell = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell);
    expect(cell).toBeTruthy();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    expect(page.url()).toContain(`cell=${cell}`);
    expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe(cell);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);

  test('a few letters lead anywhere: to a system, a claim, and what a gateway finds, in English and in Chinese', async () => {
    const { page, complaints } = await openPage(scene.browser);
    page.setDefaultTimeout(60_000);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${scene.stack.gateway}/#/status`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(asked.filter((url) => /Palette/.test(url))).toEqual([]);

    const box = page.getByRole('combobox', { name: 'Go to' });
    const options = page.getByRole('option');
    await page.keyboard.press('Control+k');
    await box.waitFor();
    await page.keyboard.type('bittensor');
    await options.filter({ hasText: 'Bittensor' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Bittensor' }).waitFor();
    expect(page.url()).toContain('#/project/bittensor');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');

    // What was chosen is offered again; Escape gives the focus back.
    await page.keyboard.press('Control+k');
    await page.getByText('Chosen before').waitFor();
    expect(await options.first().innerText()).toContain('Bittensor');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');

    // A word that only texts hold comes from a gateway, compared with the chain.
    await page.keyboard.press('Control+k');
    await box.fill('restaking security');
    await page.getByRole('status').filter({ hasText: 'in the texts' }).waitFor();
    expect(await options.filter({ hasText: 'Verified' }).count()).toBeGreaterThan(0);

    // Without a gateway what was read is still found, and the page says so.
    await page.route('**/search?*', (route) => route.abort());
    await box.fill('akash');
    await page.getByRole('status').filter({ hasText: 'No gateway answered the search' }).waitFor();
    expect(await options.filter({ hasText: 'Akash' }).count()).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');

    await page.getByRole('button', { name: '中文' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-Hans');
    await expect.poll(() => focused(page)).toBe('English');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: '前往' }).fill('审核');
    await options.filter({ hasText: '审核' }).first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('#/review');
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);
});
