import { readdir, readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seriesOf } from '../../app/ui/chart/series.ts';
import { getHeads } from '../../registry/actions/index.ts';
import { cidOf } from '../../registry/cid/index.ts';
import type { Metric } from '../../registry/schema/index.ts';
import { agreeingChain } from '../../registry/verify/index.ts';
import { LOCAL_CHAIN_ID } from '../../scripts/stack/layout.ts';
import { browserPath, laidOut, launchBrowser, openPage } from './support/openPage.ts';
import { type RunningStack, removeStackDir, startedStack } from './support/runStack.ts';
import { seededStackDir } from './support/seeded.ts';

const content = new URL('../../content/metrics/', import.meta.url);
/** A system with a series of five readings and a gap, whose newest reading stands in the table. */
const slug = 'autonolas';
const cell = `[data-cell="${slug}.metrics.tasks"]`;

describe.runIf(browserPath)('dated readings', () => {
  let dir: string;
  let stack: RunningStack;
  let browser: Browser;
  let metric: Metric;
  /** The block of each system's readings, by the slug. */
  let blocks: Map<string, string>;

  beforeAll(async () => {
    dir = await seededStackDir();
    [stack, browser, metric] = await Promise.all([
      startedStack(dir),
      launchBrowser(),
      readFile(new URL(`${slug}.json`, content), 'utf8').then((text) => JSON.parse(text) as Metric),
    ]);
    const chain = agreeingChain({ rpcs: [stack.rpc] });
    const heads = await getHeads(chain, { registry: { address: stack.registry, chainId: LOCAL_CHAIN_ID }, kind: 'metric' });
    blocks = new Map(heads.map(({ key, digest }) => [key, cidOf(digest)]));
    expect(blocks.size).toBe((await readdir(content)).length);
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await stack?.stop();
    await removeStackDir(dir);
  });

  /** A new visitor's page, and the systems whose readings it asked a gateway for. */
  async function open(address: string, options: Parameters<typeof openPage>[1] = {}) {
    const { page, complaints } = await openPage(browser, options);
    const asked = new Set<string>();
    page.on('request', (request) => {
      for (const [key, cid] of blocks) if (request.url().includes(cid)) asked.add(key);
    });
    await page.goto(`${stack.gateway}/#/${address}`);
    return { page, complaints, asked };
  }

  describe('in the table', () => {
    test('are drawn beside the figure that they belong to, and nothing moves', async () => {
      const { page, complaints } = await openPage(browser);
      const held = Promise.withResolvers<void>();
      await page.route(`**/${blocks.get(slug)}*`, async (route) => {
        await held.promise;
        await route.continue();
      });
      await page.goto(`${stack.gateway}/#/projects`);
      const line = page.locator(`${cell} .sparkline`);
      await page.locator('[data-cell="akash.metrics.workers"] .sparkline').waitFor();
      const before = await boxes(page.locator('main table td'));
      held.resolve();
      await line.waitFor();
      expect(await boxes(page.locator('main table td'))).toEqual(before);
      expect(await line.getAttribute('aria-label')).toBe('5 readings from 2024-12 to 2026-06, 1.632 M to 12.5 M');
      expect(await line.locator('circle').count()).toBe(5);
      expect(await line.locator('path:not(.zero)').count()).toBe(3); // the gap of 2025 is no line
      await expect.poll(() => page.locator('.statusline').innerText()).toMatch(/(\d+) of \1 entries match their digests/);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('are asked for by the rows in view alone, and by the others when they come into view', async () => {
      const { page, asked } = await open('projects', { viewport: { width: 1440, height: 600 } });
      await page.locator('main .sparkline').first().waitFor();
      const rows = async () => {
        const parts = page.locator('main table .spark');
        const places = await parts.evaluateAll((all) =>
          all.map((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            return {
              slug: one.closest<HTMLElement>('[data-cell]')?.dataset.cell?.split('.')[0] ?? '',
              seen: bottom >= 0 && top <= innerHeight,
            };
          }),
        );
        return { seen: places.filter((one) => one.seen), beyond: places.filter((one) => !one.seen) };
      };
      const { seen, beyond } = await rows();
      expect(beyond.length).toBeGreaterThan(seen.length);
      for (const one of asked) expect(seen.map((row) => row.slug)).toContain(one);
      const late = beyond.map((row) => row.slug).findLast((one) => blocks.has(one) && !asked.has(one)) as string;
      await page
        .locator(`[data-cell^="${late}.metrics."]`, { has: page.locator('.spark') })
        .first()
        .scrollIntoViewIfNeeded();
      await expect.poll(() => [...asked]).toContain(late);
      await page.context().close();
    });

    test('are not asked for where no metric is shown', async () => {
      const { page, asked } = await open('projects?groups=governance');
      await page.locator('main table tbody th a.name').first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([...asked]).toEqual([]);
      await page.context().close();
    });

    test('are not asked for while their columns lie beyond the edge', async () => {
      const { page, asked } = await open('projects', { viewport: { width: 900, height: 900 } });
      await page.locator(`${cell} .spark`).waitFor({ state: 'attached' });
      await page.waitForLoadState('networkidle');
      expect([...asked]).toEqual([]);
      await page.locator('.scroller').evaluate((box) => {
        box.scrollLeft = box.scrollWidth;
      });
      await page.locator(`${cell} .sparkline`).waitFor();
      await page.context().close();
    });

    test('are not drawn from bytes that the chain does not name: the figure stays, and the refusal is told', async () => {
      const { page } = await openPage(browser, { config: {} });
      await page.route(`**/${blocks.get(slug)}*`, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replace('12500000', '92500000') });
      });
      await page.goto(`${stack.gateway}/#/projects`);
      await expect.poll(() => page.locator('.statusline').innerText()).toMatch(/1 refused|out of register|1 gateway.*refused/i);
      await page.locator('[data-cell="akash.metrics.workers"] .sparkline').waitFor();
      expect(await page.locator(`${cell} .sparkline`).count()).toBe(0);
      expect(await page.locator(cell).innerText()).toContain('12.5 M');
      await page.context().close();
    });

    test('stand behind a figure as well, with their ends in words', async () => {
      const { page } = await open(`projects?cell=${slug}.metrics.tasks`);
      const fact = page.getByRole('dialog').locator('.facts > div', { hasText: /^Readings/ });
      await expect.poll(() => fact.innerText()).toMatch(/1\.632 M in 2024-12\s+12\.5 M in 2026-06/);
      await page.context().close();
    });
  });

  describe('on the page of a system', () => {
    const chart = (page: Page) => page.locator('.profile-chart', { hasText: 'agent-to-agent transactions' });

    test('have a chart for each thing that is counted, and every one stands in the table', async () => {
      const { page, complaints } = await open(`project/${slug}`);
      await page.locator('.profile-chart').first().waitFor();
      await laidOut(page);
      const all = seriesOf(metric);
      expect(await page.locator('.profile-chart').count()).toBe(all.length);
      expect(await page.locator('.profile-plot input').count()).toBe(all.reduce((sum, { points }) => sum + points.length, 0));
      expect(await page.locator('#readings tbody tr').count()).toBe(metric.readings.length);
      expect(await page.locator('.profile-charted', { hasText: 'Tasks' }).innerText()).toContain('because they count other things');
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('are chosen by arrow keys and by pointer, and each opens its own source', async () => {
      const { page } = await open(`project/${slug}`);
      const one = chart(page);
      await one.waitFor();
      const [series] = seriesOf(metric).filter(({ unit }) => unit === 'agent-to-agent transactions');
      const readings = series?.points.map(({ reading }) => reading) ?? [];
      const shown = one.locator('[data-chosen]');
      await one.getByRole('radio', { checked: true }).focus();
      for (const reading of readings.toReversed()) {
        await expect.poll(() => shown.innerText()).toContain(reading.counts);
        const text = await shown.innerText();
        expect(text).toContain(reading.value.toLocaleString('en'));
        expect(text).toContain(reading.asOf);
        expect(text).toContain(`read ${reading.retrievedAt}`);
        expect(text).toContain(reading.rung);
        if (reading.leavesOut) expect(text).toContain(reading.leavesOut);
        expect(await shown.locator('a').getAttribute('href')).toBe(metric.sources[reading.source]?.url);
        await page.keyboard.press('ArrowLeft');
      }
      // From the oldest the keys lead to the newest again; a press near a date means its reading.
      await expect.poll(() => one.getByRole('radio').last().isChecked()).toBe(true);
      const plot = await one.locator('.profile-plot').boundingBox();
      const dot = await one.locator('.profile-plot svg circle:not(.ring)').nth(1).boundingBox();
      if (!plot || !dot) throw new Error('The chart has no place.');
      await page.mouse.click(dot.x + dot.width / 2, plot.y + plot.height / 2);
      await expect.poll(() => shown.innerText()).toContain(readings[1]?.counts);
      await page.context().close();
    });

    test('keep their place while another one is chosen, on a phone too', async () => {
      const { page } = await open(`project/${slug}`, { viewport: { width: 390, height: 844 } });
      const one = chart(page);
      await one.waitFor();
      const size = async () => (await one.boundingBox())?.height;
      const before = await size();
      await one.getByRole('radio').first().check();
      expect(await size()).toBe(before);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.context().close();
    });
  });
});

/** Where parts of a page stand, to a pixel. */
const boxes = (parts: Locator): Promise<number[][]> =>
  parts.evaluateAll((all) =>
    all.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    }),
  );
