import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { type FieldId, fieldIds, fieldOf, type Overview } from '../../registry/schema/index.ts';
import type { Coverage, CoverageMatrix } from '../../registry/table/coverage.ts';
import { coverage } from '../../scripts/content/coverage.ts';
import { root } from '../../scripts/stack/layout.ts';
import { faultyGateway } from './support/faultyGateway.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const cells = '.matrix tbody [data-cell]';

describe.runIf(browserPath)('the matrix of what is known', () => {
  const scene = seededScene();
  let expected: CoverageMatrix<Overview>;

  beforeAll(async () => {
    expected = await coverage(join(root, 'content'));
  });

  async function open(query = '', options: Parameters<typeof openPage>[1] = {}): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(scene.browser, options);
    await opened.page.goto(`${scene.stack.gateway}/#/coverage${query}`);
    return opened;
  }
  const whole = (page: Page) => expect.poll(() => page.locator(cells).count()).toBe(expected.systems.length * fieldIds.length);
  const named = (cell: Coverage): RegExp =>
    cell.state === 'absent' ? new RegExp(`: ${cell.kind.replaceAll('-', ' ')}$`) : new RegExp(`: ${cell.rung.replaceAll('-', ' ')}(,|$)`);

  test('has a cell for every field of every system, each a claim with its best evidence or a kind of absence, as the files have it', async () => {
    const { page, complaints } = await open();
    await whole(page);
    const labels = new Map(
      await page
        .locator(cells)
        .evaluateAll((all) => all.map((one) => [(one as HTMLElement).dataset.cell, one.getAttribute('aria-label')] as const)),
    );
    expect(await page.locator(cells).evaluateAll((all) => all.filter((one) => one.childElementCount === 0).length)).toBe(0);
    for (const { document, cells: known } of expected.systems)
      for (const [field, cell] of known) {
        const label = labels.get(`${document.slug}.${field}`);
        expect(label, `${document.slug} ${field}`).toMatch(named(cell));
        if (cell.state !== 'claimed') continue;
        expect(label?.includes('sources disagree'), `${label}`).toBe(cell.conflict);
        expect(label?.includes('past its budget'), `${label}`).toBe(cell.past);
      }
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('stands with the least known first, counts what it shows, and takes the order of the dictionary when asked', async () => {
    const { page } = await open();
    await whole(page);
    const unknown = (await page.locator('.matrix-unknown b').allInnerTexts()).map(Number);
    expect(unknown).toEqual(expected.fields.map(({ totals }) => totals.unknown));
    expect(unknown).toEqual(unknown.toSorted((a, b) => b - a));
    const sum = unknown.reduce((total, one) => total + one, 0);
    expect(await page.locator('.matrix-sums b').innerText()).toBe(`${sum} unknown`);
    await page.getByRole('combobox', { name: 'order' }).selectOption('dictionary');
    const [first] = await page.locator('.matrix tbody tr').all();
    await expect.poll(() => first?.locator('th').innerText()).toContain(fieldOf(fieldIds[0]).label);
    expect(page.url()).toContain('order=dictionary');
    await page.context().close();
  });

  test('is one stop for the keyboard; a cell opens what is known, or where somebody looked', async () => {
    const { page } = await open();
    await whole(page);
    expect(await page.locator('.matrix .part[tabindex="0"]').count()).toBe(1);
    const [top, second] = expected.systems.map(({ document }) => document);
    const field = expected.fields[0]?.field as FieldId;
    await page.locator(`[data-cell="${top?.slug}.${field}"]`).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe(`${second?.slug}.${field}`);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const cell = top?.fields[field] as Overview['fields'][FieldId];
    if (!('absence' in cell)) throw new Error('The least known field of the least known system is known.');
    await expect.poll(() => page.getByRole('dialog').innerText()).toContain(cell.absence.searched);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.cell)).toBe(`${top?.slug}.${field}`);
    await page.locator('[data-cell="akash.details.summary"]').click();
    await expect.poll(() => page.getByRole('dialog').locator('a[href^="https://"]').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('says of one system where each gap was looked for, and gives it away as a file', async () => {
    const slug = expected.systems[0]?.document.slug as string;
    const { page } = await open(`?system=${slug}`);
    await expect.poll(() => page.locator('.matrix-lines tbody tr').count()).toBe(fieldIds.length);
    const shown = await page.locator('.matrix-lines').innerText();
    const gaps = Object.values(expected.systems[0]?.document.fields ?? {}).flatMap((one) => ('absence' in one ? [one.absence] : []));
    expect(gaps.length).toBeGreaterThan(0);
    for (const { searched } of gaps) expect(shown).toContain(searched);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-take="csv"]').click()]);
    const lines = parseCsv(await readFile(await download.path(), 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
    expect(new Set(lines.map(({ field }) => field))).toEqual(new Set(fieldIds));
    expect(lines.filter(({ record }) => record === 'absence').map(({ searched }) => searched)).toEqual(
      expect.arrayContaining(gaps.map(({ searched }) => searched)),
    );
    await page.context().close();
  });

  test('on a phone is a list of fields, and behind each its systems, the gaps first', async () => {
    const { page } = await open('', { viewport: { width: 390, height: 844 } });
    await expect.poll(() => page.locator('.matrix-fields > li').count()).toBe(fieldIds.length);
    await page.locator('.matrix-fields summary').first().click();
    const rows = page.locator('.matrix-fields details[open] tbody tr');
    await expect.poll(() => rows.count()).toBe(expected.systems.length);
    expect(await rows.first().innerText()).toMatch(/not (found|published)/i);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.context().close();
  });

  test('counts no system whose document is refused, and names it', async () => {
    const bad = await faultyGateway(scene.stack.gateway, 'altered');
    const { page } = await open('', { config: { gateways: [bad.url] } });
    const counted = expected.systems.length - 1;
    await expect.poll(() => page.locator('.matrix-sums').innerText()).toMatch(new RegExp(`^${counted} systems by`));
    const refused = await page.locator('.matrix-troubled li').allInnerTexts();
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(/is not counted/);
    expect(await page.locator(cells).count()).toBe(counted * fieldIds.length);
    await page.context().close();
    await bad.close();
  });
});
