import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { browserFlags, findBrowser } from '../../test/browser.ts';
import { atMost, type Figure, median, plain } from './table.ts';

interface Visit {
  /** From navigation to eight rows of verified cells, ms. */
  tableMs: number;
  /** Bytes on the wire until then, heads included. */
  bytes: number;
  jsGzip: number;
  own: number;
  other: string[];
}

const runs = 5;

/** Cold and second visits of the Projects page in Chromium, from the local gateway. */
export async function measurePage(gateway: string, rows: number): Promise<Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) return [plain('page', 'left out: no Chrome or Chromium was found')];
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const cold: Visit[] = [];
    const warm: Visit[] = [];
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext();
      cold.push(await visit(context, gateway, rows));
      warm.push(await visit(context, gateway, rows));
      await context.close();
    }
    const [first] = cold;
    const [second] = warm;
    if (!first || !second) throw new RangeError('No visit was measured.');
    return [
      atMost('initial JavaScript, gzip', first.jsGzip / 1024, 110, ' KB', 1),
      atMost(`bytes before the first verified table of ${rows} systems, own files included`, first.bytes / 1024, 300, ' KB', 1),
      atMost('requests before it, beside own files', first.other.length, 6, ''),
      plain('those requests', first.other.join(', ')),
      plain('own files before it', `${first.own}`),
      atMost(`cold, to the first verified table (median of ${runs})`, median(cold.map((one) => one.tableMs)) / 1000, 1, ' s', 2),
      plain(`second visit (median of ${runs})`, `${(median(warm.map((one) => one.tableMs)) / 1000).toFixed(2)} s`),
      atMost('requests of a second visit, beside own files', second.other.length, 1, ''),
    ];
  } finally {
    await browser.close();
  }
}

async function visit(context: BrowserContext, gateway: string, rows: number): Promise<Visit> {
  const page = await context.newPage();
  const seen = await watchNetwork(page, gateway);
  const began = performance.now();
  await page.goto(`${gateway}/#/projects`, { waitUntil: 'commit' });
  await page.waitForFunction((count) => document.querySelectorAll('main table tbody tr th a[href*="#/project/"]').length >= count, rows, {
    polling: 10,
  });
  const tableMs = performance.now() - began;
  const result = { tableMs, ...(await seen()) };
  await page.close();
  return result;
}

/** Counts what the page asks for. The size of a response is what came over the wire. */
async function watchNetwork(page: Page, gateway: string): Promise<() => Promise<Omit<Visit, 'tableMs'>>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const urls = new Map<string, string>();
  const bodies: Promise<Buffer>[] = [];
  const other: string[] = [];
  let own = 0;
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url);
    const url = new URL(request.url);
    if (url.origin === new URL(gateway).origin && !url.pathname.startsWith('/ipfs/')) own++;
    else if (request.method !== 'OPTIONS') other.push(`${request.method} ${url.pathname.slice(0, 24)}${url.search}`);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (/\.js$/.test(new URL(urls.get(requestId) ?? gateway).pathname))
      bodies.push(
        session.send('Network.getResponseBody', { requestId }).then(
          ({ body }) => Buffer.from(body),
          () => Buffer.alloc(0),
        ),
      );
  });
  return async () => {
    const scripts = await Promise.all(bodies);
    return { bytes, own, other: [...other], jsGzip: scripts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) };
  };
}
