import { type Browser, chromium } from 'playwright';
import { browserFlags, findBrowser } from '../../../test/browser.ts';
import { type Figure, median, plain } from '../table.ts';
import { same } from './compare.ts';
import { SAME_MONTH } from './plan.ts';
import type { Register } from './register.ts';

/** A page as a reader opens it, and what stands there when the first screen is verified. */
interface Opened {
  what: string;
  hash: string;
  selector: string;
  count: number;
}

const pages: readonly Opened[] = [
  {
    what: 'month of 50 notes in the browser',
    hash: `notes?month=${SAME_MONTH}`,
    selector: 'main article.noteline h4, main article.noteline h3',
    count: 50,
  },
  { what: 'project table in the browser, first screen', hash: 'projects', selector: 'main table tbody tr th a.name', count: 8 },
];

/** What one cold visit took. */
interface Visit {
  /** From navigation to the first verified screen, ms. */
  readyMs: number;
  /** How long the page's main thread was busy until then, ms. */
  busyMs: number;
  calls: number;
  callBytes: number;
  /** Every request but those for the app's own files. */
  requests: number;
  bytes: number;
}

/** Cold visits of both registers in turns, in one Chromium. */
export async function pageFigures(registers: readonly Register[], rounds: number): Promise<Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) return [plain('pages', 'left out: no Chrome or Chromium was found')];
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  const figures: Figure[] = [];
  try {
    for (const page of pages) {
      const visits = registers.map((): Visit[] => []);
      for (const register of registers) await visit(browser, register, page); // the first finds nothing warm
      for (let round = 0; round < rounds; round++)
        for (const [i, register] of registers.entries()) visits[i]?.push(await visit(browser, register, page));
      const of = (part: keyof Visit) => visits.map((all) => median(all.map((one) => one[part]))) as [number, number];
      figures.push(
        ...same(`${page.what}, main thread busy`, ...of('busyMs'), ' ms'),
        ...same(`${page.what}, by the clock (median of ${rounds})`, ...of('readyMs'), ' ms'),
        ...same(`${page.what}, bytes of chain and content`, ...kilo(of('bytes')), ' KB', 1),
        plain(`${page.what}, RPC calls: small, large`, of('calls').join(', ')),
        plain(
          `${page.what}, bytes of those: small, large`,
          `${kilo(of('callBytes'))
            .map((one) => one.toFixed(1))
            .join(', ')} KB`,
        ),
        plain(`${page.what}, requests beside own files: small, large`, of('requests').join(', ')),
      );
    }
  } finally {
    await browser.close();
  }
  return figures;
}

const kilo = (bytes: [number, number]): [number, number] => [bytes[0] / 1024, bytes[1] / 1024];

async function visit(browser: Browser, { gateway, rpc }: Register, { hash, selector, count }: Opened): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Performance.enable');
    const asked = new Map<string, { url: string; own: boolean; bytes: number }>();
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (request.method === 'OPTIONS' || request.url.startsWith('data:')) return;
      const url = new URL(request.url);
      const own = url.origin === new URL(gateway).origin && !/^\/(ipfs|projects)\b/.test(url.pathname);
      asked.set(requestId, { url: url.origin, own, bytes: request.postData?.length ?? 0 });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const one = asked.get(requestId);
      if (one) one.bytes += encodedDataLength;
    });
    const began = performance.now();
    await page.goto(`${gateway}/#/${hash}`, { waitUntil: 'commit' });
    await page.waitForFunction(([what, least]) => document.querySelectorAll(what).length >= least, [selector, count] as const, {
      polling: 'raf',
    });
    const readyMs = performance.now() - began;
    const others = [...asked.values()].filter(({ own }) => !own);
    const { metrics } = await session.send('Performance.getMetrics');
    const busy = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    const calls = others.filter(({ url }) => url === new URL(rpc).origin);
    const sum = (list: readonly { bytes: number }[]) => list.reduce((total, { bytes }) => total + bytes, 0);
    return { readyMs, busyMs: busy * 1_000, calls: calls.length, callBytes: sum(calls), requests: others.length, bytes: sum(others) };
  } finally {
    await context.close();
  }
}
