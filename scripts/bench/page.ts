import { gzipSync } from 'node:zlib';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { browserFlags, findBrowser } from '../../test/browser.ts';
import { atMost, type Figure, median, plain } from './table.ts';

interface Visit {
  /** From navigation to verified cells in every row, ms. */
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

/** What stands in the page when the first verified table does. */
const aTable = 'main table tbody tr th a[href*="#/project/"]';

async function visit(context: BrowserContext, gateway: string, rows: number): Promise<Visit> {
  const page = await context.newPage();
  const seen = await watchNetwork(page, gateway);
  await page.addInitScript(
    ([selector, count]) => {
      const look = () => {
        if (document.querySelectorAll(selector).length < count) return;
        observer.disconnect();
        (window as unknown as { tableAt: number }).tableAt = performance.timeOrigin + performance.now();
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true });
    },
    [aTable, rows] as const,
  );
  const began = Date.now();
  await page.goto(`${gateway}/#/projects`, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => (window as unknown as { tableAt?: number }).tableAt, undefined, { polling: 50 });
  const tableAt = (await handle.jsonValue()) as number;
  await page.waitForLoadState('networkidle');
  const result = { tableMs: tableAt - began, ...(await seen(tableAt)) };
  await page.close();
  return result;
}

interface Asked {
  url: URL;
  method: string;
  /** Milliseconds since 1970. */
  at: number;
  bytes: number;
  body?: Promise<Buffer>;
}

/** Records what the page asks for. The size of an answer is what came over the wire. */
async function watchNetwork(page: Page, gateway: string): Promise<(until: number) => Promise<Omit<Visit, 'tableMs'>>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const asked = new Map<string, Asked>();
  session.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
    asked.set(requestId, { url: new URL(request.url), method: request.method, at: wallTime * 1000, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = asked.get(requestId);
    if (!one) return;
    one.bytes = encodedDataLength;
    if (one.url.pathname.endsWith('.js'))
      one.body = session.send('Network.getResponseBody', { requestId }).then(
        ({ body }) => Buffer.from(body),
        () => Buffer.alloc(0),
      );
  });
  /** Only what was asked for before the table stood: later pages' parts are not on its way. */
  return async (until) => {
    const before = [...asked.values()].filter(({ at, method, url }) => at <= until && method !== 'OPTIONS' && url.protocol !== 'data:');
    const isOwn = ({ url }: Asked) => url.origin === new URL(gateway).origin && !url.pathname.startsWith('/ipfs/');
    const scripts = await Promise.all(before.map(({ body }) => body ?? Buffer.alloc(0)));
    return {
      bytes: before.reduce((sum, one) => sum + one.bytes, 0),
      jsGzip: scripts.reduce((sum, body) => sum + (body.length > 0 ? gzipSync(body, { level: 9 }).length : 0), 0),
      own: before.filter(isOwn).length,
      other: before.filter((one) => !isOwn(one)).map(({ method, url }) => `${method} ${url.pathname.slice(0, 24)}${url.search}`),
    };
  };
}
