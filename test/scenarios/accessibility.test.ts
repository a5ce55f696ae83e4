import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { browserPath, openPage } from './support/openPage.ts';
import { seededScene } from './support/seededScene.ts';

const routes = [
  '',
  'projects',
  'projects?cell=akash.metrics.workers',
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
  'search?q=optimistic',
  'search?q=nothing-of-that&kind=note',
  'status',
  'contribute',
  'contribute/note',
  'contribute/project/akash?claim=governance-keys-4',
  'contribute/project/akash?view=preview',
  'contribute/metric/akash',
  'contribute/note?view=propose',
  'project/nowhere',
];
const widths = [1440, 390];
const schemes = ['light', 'dark'] as const;

interface Violation {
  id: string;
  impact: string;
  nodes: string[];
}

describe.runIf(browserPath)('axe finds nothing serious', () => {
  const scene = seededScene();
  let axe: string;

  beforeAll(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  }, 300_000);

  for (const width of widths)
    for (const colorScheme of schemes)
      test(`on any page, ${width} px wide, ${colorScheme}`, async () => {
        const { page, complaints } = await openPage(scene.browser, { viewport: { width, height: 900 }, colorScheme });
        const found: Record<string, Violation[]> = {};
        for (const route of routes) {
          await page.goto(`${scene.stack.gateway}/#/${route}`);
          await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('main .waiting') === null);
          await page.waitForLoadState('networkidle');
          await page.evaluate(axe);
          const violations = await page.evaluate(async () => {
            const { violations: all } = await (
              window as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }
            ).axe.run();
            return all.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }));
          });
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          if (serious.length > 0) found[route] = serious;
          expect(await page.evaluate(() => document.documentElement.scrollWidth), `sideways scroll on #/${route}`).toBeLessThanOrEqual(
            width,
          );
        }
        expect(found).toEqual({});
        expect(complaints).toEqual([]);
        await page.context().close();
      });
});
