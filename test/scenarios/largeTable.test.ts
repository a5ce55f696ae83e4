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
  const shown = (page: Page) => page.locator(names).allInnerTexts();
  const byName = (list: readonly string[]) => list.toSorted(new Intl.Collator('en', { sensitivity: 'base' }).compare);

  test('shows the first rows in the order of a gateway, each verified, and reads no others', async () => {
    const { page, word, asked } = await table();
    const first = await shown(page);
    expect(first).toHaveLength(20);
    expect(first).toEqual(byName(first));
    expect(word).toContain('Every row is verified.');
    expect(word).toContain('the rows shown agree with it');
    expect(asked.filter((path) => path === '/projects')).toHaveLength(1);
    expect(asked.filter((path) => path.startsWith('/ipfs/baguqee'))).toHaveLength(1); // the rows as one CAR
    // Pressed where it stands: to scroll to it would ask for more as well, and move it away.
    await page.getByRole('button', { name: 'Show 20 more' }).dispatchEvent('click');
    await expect.poll(() => page.locator(names).count()).toBe(40);
    const more = await shown(page);
    expect(more).toEqual(byName(more));
    expect(await page.locator('.tail').innerText()).toContain('40 of 70 systems');
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

  test('says so when a gateway gives another order than the rows have', async () => {
    const { page, word } = await table('', (answer) => ({ ...answer, rows: answer.rows.toReversed() }));
    expect(word).toContain('It is not to be relied on');
    expect(word).toMatch(/stand before others that come first/);
    expect((await shown(page)).length).toBe(20);
  });

  test('shows no system that the chain does not have, and no revision but the head', async () => {
    const digest = `0x${'11'.repeat(32)}` as OrderAnswer['rows'][number]['digest'];
    const { page, word } = await table('', (answer) => {
      const [first, ...rest] = answer.rows.slice(0, -1);
      return { ...answer, rows: [{ ...(first as OrderAnswer['rows'][number]), digest }, ...rest, { key: 'invented', version: 1, digest }] };
    });
    expect(word).toContain('it names 1 system that the chain does not have (invented)');
    expect(word).toContain('1 row moved since');
    expect(await shown(page)).toHaveLength(19);
    expect(await page.locator('main table tr.trouble').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toMatch(/^invented$/m);
  });

  test('leaves out rows that do not pass the filters, and says when systems are kept back', async () => {
    const all: { rows: OrderAnswer['rows'] } = await (await fetch(`${register.gateway}/projects?limit=20`)).json();
    const { page, word } = await table('?life=live', (answer) => ({ ...answer, listed: answer.listed - 3, rows: all.rows }));
    expect(word).toMatch(/rows of it do not pass the filters and are left out/);
    expect(word).toContain('it knows 67 systems, and the chain lists 70');
    expect((await shown(page)).length).toBeLessThan(20);
    expect(await page.locator('main table tbody').innerText()).not.toMatch(/\b(ended|announced|winding down)\b since/);
  });

  test('without an order stands as the chain lists it, and can be read whole', async () => {
    const { page, word } = await table('?life=live', null);
    expect(word).toContain('No gateway gives an order now.');
    expect(word).toContain('neither the filters nor the order asked for are applied');
    expect(await shown(page)).toHaveLength(20);
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
