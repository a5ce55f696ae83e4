import { type Browser, chromium, type Page } from 'playwright';
import { browserFlags, findBrowser } from '../../../test/browser.ts';
import { FULL_MONTH } from '../scale/plan.ts';
import type { Register } from '../scale/register.ts';
import { atMost, type Figure, median, plain } from '../table.ts';
import { type Frames, frameWatch } from './watch.ts';

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
      await page.locator('[data-take="csv"]').waitFor(); // every system is read
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
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  const figures: Figure[] = [];
  try {
    for (const opened of pagesOf(register).filter(({ what }) => what.includes(only))) {
      const found: Measured[] = [];
      for (let round = 0; round < rounds; round++) found.push(await measure(browser, register.gateway, opened, trace));
      const of = (part: 'elements' | 'heapMb') => median(found.map((one) => one[part]));
      figures.push(
        ...framesOf(
          opened.what,
          'scrolling',
          found.map(({ scrolled }) => scrolled),
        ),
        ...framesOf(
          opened.what,
          'filtering and ordering',
          found.map(({ filtered }) => filtered),
        ),
        ...(opened.find
          ? framesOf(
              opened.what,
              'typing',
              found.map(({ typed }) => typed),
            )
          : []),
        plain(`${opened.what}: elements in the page, most while it is scrolled`, `${of('elements')}`),
        plain(`${opened.what}: memory of its scripts`, `${of('heapMb').toFixed(0)} MB`),
      );
    }
  } finally {
    await browser.close();
  }
  return figures;
}

const BUDGET_MS = 50;

/** By the processor stands the budget; by the clock a shared machine tells what else ran on it. */
const framesOf = (what: string, phase: string, found: readonly Frames[]): Figure[] => [
  atMost(
    `${what}: ${phase}, longest frame by the processor (median of ${found.length})`,
    median(found.map((one) => one.busiest)),
    BUDGET_MS,
    ' ms',
  ),
  plain(
    `${what}: ${phase}, longest frame by the clock, longest time between frames`,
    `${median(found.map((one) => one.longest)).toFixed(0)}, ${median(found.map((one) => one.gap)).toFixed(0)} ms`,
  ),
];

interface Measured {
  scrolled: Frames;
  filtered: Frames;
  typed: Frames;
  elements: number;
  heapMb: number;
}

async function measure(browser: Browser, gateway: string, opened: Opened, trace: Options['trace']): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const during = await frameWatch(browser, page, trace);
    await page.goto(`${gateway}/#/${opened.hash}`);
    await page.waitForFunction(([what, least]) => document.querySelectorAll(what).length >= least, opened.ready);
    await opened.prepare?.(page);
    await page.waitForLoadState('networkidle');
    let elements = 0;
    const scrolled = await during('scrolling', async () => {
      elements = await scroll(page);
    });
    const filtered = await during('filtering', async () => {
      for (const view of opened.views) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, `#/${view}`);
        await page.waitForTimeout(700);
      }
    });
    const { find } = opened;
    const typed = await during('typing', async () => {
      if (find) await page.locator(find.box).pressSequentially(find.text, { delay: 150 });
      await page.waitForTimeout(500);
    });
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
    return { scrolled, filtered, typed, elements, heapMb: usedSize / 2 ** 20 };
  } finally {
    await context.close();
  }
}

/** Wheels down, in steps as a hand does, as far as the page goes or sixty screens; then up again at once. Tells the most elements seen. */
async function scroll(page: Page): Promise<number> {
  let elements = 0;
  await page.mouse.move(720, 500);
  for (let step = 0; step < 300; step++) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(16);
    if (step % 20 > 0) continue;
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
