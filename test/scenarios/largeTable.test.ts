import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderAnswer } from '../../registry/table/index.ts';
import { openRegister, type Register } from '../../scripts/bench/scale/register.ts';
import { buildApp } from '../../scripts/stack/buildApp.ts';
import { browserPath, launchBrowser, openPage } from './support/openPage.ts';

const LISTED = 70;
const names = 'main table tbody tr th a.name';
/** Rows of the table, drawn or not; the head has two. */
const rowsIn = async (page: Page) => Number(await page.locator('main table').getAttribute('aria-rowcount')) - 2;

describe.runIf(browserPath)('a register of more systems than a page reads', () => {
  let dir: string;
  let register: Register;
  let browser: Browser;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'deml-large-'));
    await buildApp('local');
    [register, browser] = await Promise.all([openRegister(dir, { notes: 0, projects: LISTED }, () => {}), launchBrowser()]);
  }, 600_000);

  afterAll(async () => {
    await browser?.close();
    await register?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  /** The table in a new visitor's page; `alter` changes what the gateway answers, null makes it fail. */
  async function table(
    query = '',
    alter?: ((answer: OrderAnswer) => OrderAnswer) | null,
  ): Promise<{ page: Page; word: string; asked: string[] }> {
    const { page, complaints } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    if (alter !== undefined)
      await page.route(/\/projects\?|\/projects$/, async (route) => {
        if (alter === null) return route.fulfill({ status: 503, json: { code: 'down', detail: 'It is down.', fix: '' } });
        await route.fulfill({ json: alter((await (await route.fetch()).json()) as OrderAnswer) });
      });
    await page.goto(`${register.gateway}/#/projects${query}`);
    await page.locator(names).first().waitFor();
    await expect.poll(() => page.locator('main table tr.waiting').count()).toBe(0);
    expect(complaints).toEqual([]);
    return { page, word: await page.locator('.orderword').innerText(), asked };
  }
  /** The names of all rows, in their order: scrolled through, for those out of view are not drawn. */
  async function shown(page: Page): Promise<string[]> {
    const found = new Map<number, string>();
    await page.locator('main table:not([aria-busy])').waitFor();
    if (!(await page.locator('main table').getAttribute('aria-rowcount'))) return page.locator(names).allInnerTexts();
    await page.evaluate(() => scrollTo(0, 0));
    for (let screen = 0; screen < 60; screen++) {
      await expect.poll(() => page.locator('main table tr[data-turn]').count()).toBe(0);
      const drawn = await page
        .locator('main table tbody tr[data-index]', { has: page.locator('th a.name') })
        .evaluateAll((rows) =>
          rows.map((row) => [Number((row as HTMLElement).dataset.index), row.querySelector('th a.name')?.textContent] as const),
        );
      for (const [index, name] of drawn) found.set(index, name ?? '');
      const ended = await page.evaluate(() => {
        const before = scrollY;
        scrollBy(0, innerHeight * 0.7);
        return scrollY === before;
      });
      if (ended) break;
      await page.waitForTimeout(60);
    }
    return [...found].toSorted(([a], [b]) => a - b).map(([, name]) => name);
  }
  const byName = (list: readonly string[]) => list.toSorted(new Intl.Collator('en', { sensitivity: 'base' }).compare);

  test('shows the first rows in the order of a gateway, each verified, and reads no others', async () => {
    const { page, word, asked } = await table();
    expect(await rowsIn(page)).toBe(20);
    expect(word).toContain('Every row is verified.');
    expect(word).toContain('the rows shown agree with it');
    expect(asked.filter((path) => path === '/projects')).toHaveLength(1);
    expect(asked.filter((path) => path.startsWith('/ipfs/baguqee'))).toHaveLength(1); // the rows as one CAR
    // Pressed where it stands: to scroll to it would ask for more as well, and move it away.
    await page.getByRole('button', { name: 'Show 20 more' }).dispatchEvent('click');
    await expect.poll(() => rowsIn(page)).toBe(40);
    expect(await page.locator('.tail').innerText()).toContain('40 of 70 systems');
    expect(await page.locator(names).count()).toBeLessThan(30);
    const more = await shown(page); // scrolls, and so asks for the rest as well
    expect(more.length).toBeGreaterThanOrEqual(40);
    expect(more).toEqual(byName(more));
  });

  test('takes away every row that passes, though only some are shown', async () => {
    const { page } = await table('?life=live');
    const total = Number(/of (\d+) systems/.exec(await page.locator('.tail').innerText())?.[1]);
    const download = page.waitForEvent('download');
    await page.locator('[data-take="csv"]').click();
    const lines = parseCsv(await readFile(await (await download).path(), 'utf8'), { columns: true, bom: true }) as { name: string }[];
    expect(new Set(lines.map(({ name }) => name)).size).toBe(total);
    await page.getByRole('button', { name: `Read all ${LISTED}` }).click();
    await expect.poll(() => page.locator('.tail').innerText()).toContain(`${total} of ${LISTED} systems`);
    expect([...new Set(lines.map(({ name }) => name))]).toEqual(await shown(page));
  });

  test('filters tell how many systems each word would show, by the gateway’s word and by one’s own count', async () => {
    const { page } = await table();
    const counted = async () => {
      await page.getByRole('button', { name: /^Life/ }).click();
      const live = page.getByRole('dialog', { name: 'Life' }).locator('label', { hasText: /^live/ });
      await live.waitFor();
      const text = await live.innerText();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('button', { name: /^Life/ }).evaluate((one) => one === document.activeElement)).toBe(true);
      return Number(/\d+/.exec(text)?.[0]);
    };
    const given = await counted();
    await page.getByRole('button', { name: `Read all ${LISTED}` }).click();
    await page.locator('[data-take="csv"]').waitFor();
    expect(await counted()).toBe(given);
    await page.getByRole('button', { name: /^Life/ }).click();
    await page.getByRole('dialog', { name: 'Life' }).getByLabel(/^live/).check();
    await expect.poll(() => page.locator('.tail').innerText()).toContain(`${given} of ${LISTED} systems`);
    expect(page.url()).toContain('life=live');
  });

  test('keys reach rows that are not drawn: Ctrl+End the last cell, Ctrl+Home the head, and a link its row', async () => {
    const { page } = await table();
    await page.getByRole('button', { name: `Read all ${LISTED}` }).click();
    await expect.poll(() => rowsIn(page)).toBe(LISTED);
    await page.locator('[data-take="csv"]').waitFor();
    const first = page.locator('main table tbody .part').first();
    await first.focus();
    const focused = () =>
      page.evaluate(
        () =>
          document.activeElement?.closest('tr')?.getAttribute('aria-rowindex') ?? document.activeElement?.closest('thead')?.tagName ?? null,
      );
    await page.keyboard.press('PageDown');
    await expect.poll(async () => Number(await focused())).toBeGreaterThan(6);
    await page.keyboard.press('Control+End');
    await expect.poll(focused).toBe(String(LISTED + 2));
    const cell = await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell);
    await page.keyboard.press('Control+Home');
    await expect.poll(focused).toBe('THEAD');
    await page.evaluate((open) => {
      location.hash = `#/projects?cell=${open}`;
    }, cell);
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => page.locator(`[data-cell="${cell}"]`).isVisible()).toBe(true);
  });

  test('says so when a gateway gives another order than the rows have', async () => {
    const { page, word } = await table('', (answer) => ({ ...answer, rows: answer.rows.toReversed() }));
    expect(word).toContain('It is not to be relied on');
    expect(word).toMatch(/stand before others that come first/);
    expect(await rowsIn(page)).toBe(20);
  });

  test('shows no system that the chain does not have, and no revision but the head', async () => {
    const digest = `0x${'11'.repeat(32)}` as OrderAnswer['rows'][number]['digest'];
    const { page, word } = await table('', (answer) => {
      const [first, ...rest] = answer.rows.slice(0, -1);
      return { ...answer, rows: [{ ...(first as OrderAnswer['rows'][number]), digest }, ...rest, { key: 'invented', version: 1, digest }] };
    });
    expect(word).toContain('it names 1 system that the chain does not have (invented)');
    expect(word).toContain('1 row moved since');
    expect(await rowsIn(page)).toBe(19);
    expect(await page.locator('main table tr.trouble').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/^invented$/m);
  });

  test('leaves out rows that do not pass the filters, and says when systems are kept back', async () => {
    const all: { rows: OrderAnswer['rows'] } = await (await fetch(`${register.gateway}/projects?limit=20`)).json();
    const { page, word } = await table('?life=live', (answer) => ({ ...answer, listed: answer.listed - 3, rows: all.rows }));
    expect(word).toMatch(/rows of it do not pass the filters and are left out/);
    expect(word).toContain('it knows 67 systems, and the chain lists 70');
    expect(await rowsIn(page)).toBeLessThan(20);
    expect(await page.locator('main table tbody').innerText()).not.toMatch(/\b(ended|announced|winding down)\b since/);
  });

  test('without an order stands as the chain lists it, and can be read whole', async () => {
    const { page, word } = await table('?life=live', null);
    expect(word).toContain('No gateway gives an order now.');
    expect(word).toContain('neither the filters nor the order asked for are applied');
    expect(await rowsIn(page)).toBe(20);
    expect(await page.locator('.tail').innerText()).toContain('as the chain lists them');
    await page.getByRole('button', { name: `Read all ${LISTED}` }).click();
    await expect.poll(() => page.locator('.tail').innerText()).toContain(`of ${LISTED} systems, by name`);
  });

  test('coverage counts from the systems that were approved last; read whole, it draws thirty at a time', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${register.gateway}/#/coverage`);
    const sums = page.locator('.matrix-sums');
    await expect.poll(() => sums.innerText()).toMatch(/^20 systems by/);
    expect(await sums.innerText()).toContain(`of ${LISTED} listed`);
    await page.getByRole('button', { name: `Read all ${LISTED}` }).click();
    await expect.poll(() => sums.innerText()).toMatch(new RegExp(`^${LISTED} systems by`));
    const systems = page.locator('.matrix-system');
    expect(await systems.count()).toBe(30);
    const first = await systems.allInnerTexts();
    await page.getByRole('button', { name: 'The next 30' }).click();
    await page.getByRole('button', { name: 'The next 10' }).click();
    await expect.poll(() => systems.count()).toBe(10);
    expect(await systems.allInnerTexts()).not.toEqual(expect.arrayContaining(first.slice(0, 1)));
    expect(page.url()).toContain('from=60');
    expect(complaints).toEqual([]);
  });

  test('home counts from the systems that were approved last, and says of how many', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${register.gateway}/#/`);
    await page.getByText(`counted from 20 of ${LISTED} systems`).waitFor();
    await expect.poll(() => page.locator('.knowledge tbody tr').count()).toBe(20);
    expect(complaints).toEqual([]);
  });
});
