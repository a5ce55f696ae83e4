import { type Browser, chromium, type Page } from 'playwright';
import { browserFlags, findBrowser } from '../../../test/browser.ts';
import { FULL_MONTH } from '../scale/plan.ts';
import type { Register } from '../scale/register.ts';
import { atMost, type Figure, median, plain } from '../table.ts';
import { frameWatch } from './watch.ts';

/** A page as it is scrolled and filtered. */
interface Opened {
  what: string;
  hash: string;
  /** Stands there when the page can be used; counted, at least so many. */
  ready: [selector: string, count: number];
  /** Brings the page to the state that is measured. */
  prepare?: (page: Page) => Promise<void>;
  /** Addresses that filter it and put it in order, one after another; the last one shows everything again. */
  views: readonly string[];
  /** Typed into its search box, letter by letter. */
  find?: { box: string; text: string };
}

const ROW = 'main table tbody tr th a.name';
const tableViews = [
  'projects?life=live',
  'projects?family=zk,tee&life=live',
  'projects?sort=metrics.workers:newest',
  'projects?groups=verification',
  'projects',
];

const pagesOf = ({ size }: Register): readonly Opened[] => [
  {
    what: `table of ${size.projects} systems, read whole`,
    hash: 'projects',
    ready: [ROW, 8],
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Read all / }).click();
      await page.waitForFunction(() => document.querySelector('main .orderword') === null);
      await page.waitForFunction(([row]) => document.querySelectorAll(row as string).length >= 8, [ROW]);
      await page.waitForFunction(() => document.querySelector('main table tr.waiting') === null);
    },
    views: tableViews,
    find: { box: 'main .find input', text: 'network' },
  },
  {
    what: `table of ${size.projects} systems, in the order of a gateway`,
    hash: 'projects',
    ready: [ROW, 8],
    views: tableViews,
    find: { box: 'main .find input', text: 'network' },
  },
  {
    what: `month of ${size.month} notes`,
    hash: `notes?month=${FULL_MONTH}`,
    ready: ['main article.noteline', 8],
    views: ['&type=paper', '&tag=hardware', '&type=release&tag=verification', ''].map((part) => `notes?month=${FULL_MONTH}${part}`),
  },
];

interface Options {
  rounds: number;
  only: string;
  trace: ((line: string) => void) | undefined;
}

/** The longest frames of every page, in one Chromium. */
export async function frameFigures(register: Register, { rounds, only, trace }: Options): Promise<Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) return [plain('frames', 'left out: no Chrome or Chromium was found')];
  const browser = await chromium.launch({ executablePath, args: [...browserFlags, '--js-flags=--expose-gc'] });
  const figures: Figure[] = [];
  try {
    for (const opened of pagesOf(register).filter(({ what }) => what.includes(only))) {
      const found: Measured[] = [];
      for (let round = 0; round < rounds; round++) found.push(await measure(browser, register.gateway, opened, trace));
      const of = (part: keyof Measured) => median(found.map((one) => one[part]));
      figures.push(
        atMost(`${opened.what}: longest frame of scrolling (median of ${rounds})`, of('scrollMs'), 50, ' ms'),
        atMost(`${opened.what}: longest frame of filtering and ordering`, of('filterMs'), 50, ' ms'),
        ...(opened.find ? [atMost(`${opened.what}: longest frame of typing`, of('findMs'), 50, ' ms')] : []),
        plain(`${opened.what}: longest time between two frames of scrolling`, `${of('gapMs').toFixed(0)} ms`),
        plain(`${opened.what}: elements in the page, most while it is scrolled`, `${of('elements')}`),
        plain(`${opened.what}: memory of its scripts`, `${of('heapMb').toFixed(0)} MB`),
      );
    }
  } finally {
    await browser.close();
  }
  return figures;
}

interface Measured {
  scrollMs: number;
  gapMs: number;
  filterMs: number;
  findMs: number;
  elements: number;
  heapMb: number;
}

async function measure(browser: Browser, gateway: string, opened: Opened, trace: Options['trace']): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const watch = await frameWatch(page, trace);
    await page.goto(`${gateway}/#/${opened.hash}`);
    await page.waitForFunction(([what, least]) => document.querySelectorAll(what).length >= least, opened.ready);
    await opened.prepare?.(page);
    await page.waitForLoadState('networkidle');
    await watch.take('opening');
    const elements = await scroll(page);
    const scrolled = await watch.take('scrolling');
    for (const view of opened.views) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${view}`);
      await page.waitForTimeout(600);
    }
    const filtered = await watch.take('filtering');
    if (opened.find) await page.locator(opened.find.box).pressSequentially(opened.find.text, { delay: 120 });
    await page.waitForTimeout(400);
    const typed = await watch.take('typing');
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
    return {
      ...{ scrollMs: scrolled.longest, gapMs: scrolled.gap, filterMs: filtered.longest, findMs: typed.longest },
      ...{ elements, heapMb: usedSize / 2 ** 20 },
    };
  } finally {
    await context.close();
  }
}

/** Wheels down, in steps as a hand does, as far as the page goes or sixty screens; then up again at once. Tells the most elements seen. */
async function scroll(page: Page): Promise<number> {
  let elements = 0;
  await page.mouse.move(720, 500);
  for (let step = 0; step < 150; step++) {
    await page.mouse.wheel(0, 360);
    await page.waitForTimeout(30);
    if (step % 10 > 0) continue;
    const seen = await page.evaluate(() => ({
      count: document.querySelectorAll('*').length,
      end: scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
    }));
    elements = Math.max(elements, seen.count);
    if (seen.end) break;
  }
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForTimeout(500);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(500);
  return elements;
}
