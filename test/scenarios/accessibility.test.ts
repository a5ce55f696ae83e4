import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const routes = [
  '',
  'projects',
  'projects?cell=akash.metrics.workers',
  'compare',
  'compare?systems=akash,bittensor',
  'maps',
  'coverage',
  'coverage?cell=akash.metrics.workers',
  'coverage?system=akash',
  'project/bittensor',
  'history/project/akash',
  'history/project/akash?to=v1',
  'history/project/akash?field=metrics.workers',
  'changes',
  'notes',
  'note/202608/olas-20m-transactions',
  'methodology',
  'about',
  'reference',
  'reference/claims-checked',
  'reference/open-inference',
  'reference/verification',
  'review',
  'review?state=any',
  'governance',
  'dispute/project/0/akash',
  'search?q=optimistic',
  'search?q=nothing-of-that&kind=note',
  'lab',
  'lab?work=gemm-512&cell=freivalds.checker-time',
  'lab?part=run',
  'lab?part=run&layer=4&entry=0.5&change=7a-withheld',
  'lab?part=limits',
  'status',
  'contribute',
  'contribute/note',
  'contribute/project/akash?claim=governance-keys-4',
  'contribute/project/akash?view=preview',
  'contribute/metric/akash',
  'contribute/note?view=propose',
  'project/nowhere',
  'lab?part=market',
  'nowhere',
  'design',
];
const widths = [1440, 390];
const languages = ['en', 'zh'] as const;

/** What axe finds on the page as it stands: everything on light paper, and the colours again on dark. */
async function violationsOn(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const { run } = (window as unknown as { axe: { run(on: Document, options?: object): Promise<Found> } }).axe;
    const found: string[] = [];
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset.theme = theme;
      const { violations } = await run(document, theme === 'dark' ? { runOnly: ['color-contrast'] } : {});
      for (const { id, nodes } of violations) found.push(...nodes.slice(0, 3).map(({ html }) => `${theme}, ${id}: ${html.slice(0, 160)}`));
    }
    return found;
  });
}

describe.runIf(browserPath)('axe finds nothing', () => {
  const scene = seededScene();
  let axe: string;

  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  }, 300_000);

  for (const width of widths)
    for (const language of languages)
      test(`on any page, ${width} px wide, in ${language}, on light and on dark paper`, async () => {
        const { page, complaints } = await openPage(scene.browser, { viewport: { width, height: 900 } });
        page.setDefaultTimeout(60_000);
        await page.addInitScript((one) => localStorage.setItem('language', one), language);
        const found: Record<string, string[]> = {};
        for (const route of routes) {
          await page.goto(`${scene.stack.gateway}/#/${route}`);
          await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('main .waiting') === null);
          await page.waitForLoadState('networkidle');
          const violations = await violationsOn(page, axe);
          const { lang, scrollWidth } = await page.evaluate(() => {
            const { lang: tag, scrollWidth: wide } = document.documentElement;
            return { lang: tag, scrollWidth: wide };
          });
          if (!lang.startsWith(language)) violations.push(`lang is ${lang}`);
          if (scrollWidth > width) violations.push(`scrolls sideways: ${scrollWidth} px`);
          if (violations.length > 0) found[route] = violations;
        }
        expect(found).toEqual({});
        expect(complaints).toEqual([]);
        await page.context().close();
      }, 900_000);

  test('in the palette, with its places and with the hits of a gateway', async () => {
    const { page } = await openPage(scene.browser);
    page.setDefaultTimeout(60_000);
    await page.goto(`${scene.stack.gateway}/#/projects`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to' }).fill('optimistic');
    await page.getByRole('status').filter({ hasText: 'in the texts' }).waitFor();
    expect(await violationsOn(page, axe)).toEqual([]);
    await page.context().close();
  }, 300_000);
});
