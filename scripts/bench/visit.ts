import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright';

/** What one visit of a page cost until its content stood. */
export interface Visit {
  /** From navigation to the content, ms. */
  readyMs: number;
  /** From navigation to the first paint of any content, ms. */
  paintMs: number;
  /** Bytes on the wire until the content stood, heads included. */
  bytes: number;
  /** The scripts loaded until then, each gzipped by itself. */
  jsGzip: number;
  /** Files of the page's own, until then. */
  own: number;
  /** Other requests to this machine, until then. */
  other: string[];
  /** Hosts elsewhere that were asked at any time of the visit. */
  elsewhere: string[];
}

/** Where to go, and what stands there when it is done: so many elements of a selector. */
export interface Destination {
  address: string;
  ready: string;
  count?: number;
  /** As over a phone's network: 1.6 Mbit/s down, 0.75 up, 150 ms there and back. */
  slow?: boolean;
}

const slowly = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) | 0, uploadThroughput: (0.75e6 / 8) | 0 };

/** Opens an address in a new page, waits for its content, then until it asks for nothing more. */
export async function visit(context: BrowserContext, { address, ready, count = 1, slow = false }: Destination): Promise<Visit> {
  const page = await context.newPage();
  const seen = await watchNetwork(page, new URL(address).origin, slow);
  await page.addInitScript(
    ([selector, least]) => {
      const look = () => {
        if (document.querySelectorAll(selector).length < least) return;
        observer.disconnect();
        (window as unknown as { readyAt: number }).readyAt = performance.timeOrigin + performance.now();
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true });
    },
    [ready, count] as const,
  );
  const began = Date.now();
  await page.goto(address, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => (window as unknown as { readyAt?: number }).readyAt, undefined, { polling: 50 });
  const readyAt = (await handle.jsonValue()) as number;
  await page.waitForLoadState('networkidle');
  const paintMs = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
  const result = { readyMs: readyAt - began, paintMs, ...(await seen(readyAt)) };
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
async function watchNetwork(
  page: Page,
  home: string,
  slow: boolean,
): Promise<(until: number) => Promise<Omit<Visit, 'readyMs' | 'paintMs'>>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  if (slow) await session.send('Network.emulateNetworkConditions', slowly);
  const asked = new Map<string, Asked>();
  session.on('Network.requestWillBeSent', ({ requestId, request, wallTime }) => {
    asked.set(requestId, { url: new URL(request.url), method: request.method, at: wallTime * 1000, bytes: 0 });
  });
  session.on('Network.webSocketCreated', ({ requestId, url }) => {
    asked.set(requestId, { url: new URL(url), method: 'WebSocket', at: Date.now(), bytes: 0 });
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
  /** Only what was asked for before the content stood: later parts are not on its way. */
  return async (until) => {
    const all = [...asked.values()].filter(({ url, method }) => method !== 'OPTIONS' && /^(https?|wss?):$/.test(url.protocol));
    const here = all.filter(({ url }) => /^(127\.0\.0\.1|localhost|.*\.localhost)$/.test(url.hostname));
    const before = here.filter(({ at }) => at <= until);
    const isOwn = ({ url }: Asked) => url.origin === home && !url.pathname.startsWith('/ipfs/');
    const scripts = await Promise.all(before.map(({ body }) => body ?? Buffer.alloc(0)));
    return {
      bytes: before.reduce((sum, one) => sum + one.bytes, 0),
      jsGzip: scripts.reduce((sum, body) => sum + (body.length > 0 ? gzipSync(body, { level: 9 }).length : 0), 0),
      own: before.filter(isOwn).length,
      other: before.filter((one) => !isOwn(one)).map(({ method, url }) => `${method} ${url.pathname.slice(0, 24)}${url.search}`),
      elsewhere: all.filter((one) => !here.includes(one)).map(({ url }) => url.host),
    };
  };
}
