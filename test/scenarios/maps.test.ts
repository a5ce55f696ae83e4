import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { checksMap, ladderOf, sharedMap } from '../../registry/maps/index.ts';
import { fieldIds, type Overview } from '../../registry/schema/index.ts';
import { coverage } from '../../scripts/content/coverage.ts';
import { root } from '../../scripts/stack/layout.ts';
import { faultyGateway } from './support/faultyGateway.ts';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

describe.runIf(browserPath)('pictures of the whole register', () => {
  const scene = seededScene();
  let documents: readonly Overview[];

  beforeAll(async () => {
    documents = (await coverage(join(root, 'content'))).systems.map(({ document }) => document);
  });

  async function open(query = '', options: Parameters<typeof openPage>[1] = {}): Promise<{ page: Page; complaints: string[] }> {
    const opened = await openPage(scene.browser, options);
    await opened.page.goto(`${scene.stack.gateway}/#/maps${query}`);
    return opened;
  }
  const count = (page: Page, selector: string) => page.locator(selector).count();

  test('puts every system under each layer and family that its profile names, and leads to the claim', async () => {
    const { page, complaints } = await open();
    const map = checksMap(documents);
    const marks = map.rows.flatMap(({ cells }) => cells.flat());
    await expect.poll(() => count(page, '.maps-checks .mapmark')).toBe(marks.length);
    const cells = await page
      .locator('.maps-checks tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('td')].map((cell) =>
            [...cell.querySelectorAll('[data-system]')].map((one) => one.getAttribute('data-system')),
          ),
        ),
      );
    expect(cells).toEqual(map.rows.map((row) => row.cells.map((cell) => cell.map(({ document }) => document.slug))));
    // A cell without a system is a true zero, and says so.
    expect(await page.locator('.maps-checks td').evaluateAll((all) => all.filter((one) => one.textContent === '').length)).toBe(0);
    const first = page.locator('.maps-checks .mapmark').first();
    const href = (await first.getAttribute('href')) ?? '';
    expect(href).toMatch(/^#\/project\/[a-z0-9-]+\?group=verification&claim=/);
    await first.click();
    await expect.poll(() => page.locator(`[id="claim-${new URLSearchParams(href.split('?')[1]).get('claim')}"]`).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('counts for each system on which step its fields stand, the same in the picture and in the table', async () => {
    const { page } = await open('?map=evidence&order=name');
    const ladders = documents.toSorted((a, b) => a.name.localeCompare(b.name)).map((one) => ladderOf(one));
    await expect.poll(() => count(page, '.maps-evidence tbody tr')).toBe(ladders.length);
    const drawn = await page
      .locator('.maps-evidence tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) =>
          [...row.querySelectorAll('.maps-squares')].map((cell) => [
            Number(cell.querySelector('b')?.textContent),
            cell.querySelectorAll('a').length,
          ]),
        ),
      );
    const steps = ladders.map(({ unknown, on }) => [unknown.length, on.said, on.documented, on['released-code'], on.observed]);
    expect(drawn).toEqual(steps.map((row) => row.map((one) => [one, one])));
    await page.getByRole('link', { name: 'Table', exact: true }).click();
    await expect.poll(() => count(page, '.maps-numbers tbody tr')).toBe(ladders.length);
    const told = await page
      .locator('.maps-numbers tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))));
    expect(told).toEqual(
      ladders.map(({ rungs, claimed, on, unknown, notApplicable }) => [
        ...rungs.map(({ fields }) => fields.length),
        claimed,
        on.observed,
        unknown.length,
        notApplicable,
      ]),
    );
    for (const row of told) expect(row.slice(0, 7).reduce((a, b) => a + b, 0) + (row[9] ?? 0) + (row[10] ?? 0)).toBe(fieldIds.length);
    await page.context().close();
  });

  test('orders shared parts by how many rest on them, and makes out one system', async () => {
    const { page } = await open('?map=shared');
    const map = sharedMap(documents);
    await expect.poll(() => count(page, '.maps-rests')).toBe(map.parts.flatMap(({ systems }) => systems).length);
    expect((await page.locator('.maps-shared .maps-count b').allInnerTexts()).map(Number)).toEqual(
      map.parts.map(({ systems }) => systems.length),
    );
    expect(await count(page, '.maps-unknown .mapmark')).toBe(map.unknown.length);
    const [rests] = map.resting;
    await page.getByRole('combobox', { name: 'make out' }).selectOption(rests?.slug ?? '');
    await expect.poll(() => page.url()).toContain(`system=${rests?.slug}`);
    const madeOut = await page
      .locator('[data-made-out]')
      .evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('data-system')))]);
    expect(madeOut).toEqual([rests?.slug]);
    await page.context().close();
  });

  test('is one stop for the keyboard, and arrows move over the marks', async () => {
    const { page } = await open();
    await expect.poll(() => count(page, '.maps-checks .part[tabindex="0"]')).toBe(1);
    await page.locator('.maps-checks .part[tabindex="0"]').focus();
    const at = () => page.evaluate(() => document.activeElement?.closest('td')?.cellIndex);
    const before = (await at()) ?? 0;
    await page.keyboard.press('ArrowRight');
    expect(await at()).toBe(before + 1);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('#/project/');
    await page.context().close();
  });

  test('gives away the claims and absences that a map is drawn from', async () => {
    const { page } = await open('?map=shared');
    await page.locator('[data-take="csv"]:enabled').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-take="csv"]').click()]);
    const lines = parseCsv(await readFile(await download.path(), 'utf8'), { columns: true, bom: true }) as Record<string, string>[];
    expect(new Set(lines.map(({ field }) => field))).toEqual(new Set(['details.dependencies']));
    expect(new Set(lines.map(({ slug }) => slug))).toEqual(new Set(documents.map(({ slug }) => slug)));
    await page.context().close();
  });

  test('draws no system whose document is refused, and names it', async () => {
    const bad = await faultyGateway(scene.stack.gateway, 'altered');
    const { page } = await open('?map=evidence', { config: { gateways: [bad.url], peers: [] } });
    await expect.poll(() => count(page, '.maps-troubled li')).toBe(1);
    expect(await page.locator('.maps-troubled li').innerText()).toMatch(/is not drawn/);
    expect(await count(page, '.maps-evidence tbody tr')).toBe(documents.length - 1);
    await page.context().close();
    await bad.close();
  });

  test.each(['checks', 'evidence', 'shared'])('%s fits a phone and a desk, as picture and table, without a violation', async (map) => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const phone = { width: 390, height: 844 };
    for (const [as, colorScheme, viewport] of [
      ['picture', 'light', phone],
      ['table', 'dark', phone],
      ['picture', 'dark', { width: 1440, height: 900 }],
    ] as const) {
      const { page } = await open(`?map=${map}&as=${as}`, { viewport, colorScheme });
      await expect.poll(() => count(page, '.maps-drawn :is(a, summary)')).toBeGreaterThan(20);
      await page.locator('.takeaway').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (
          window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
        ).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(found).toEqual([]);
      await page.context().close();
    }
  });
});
