import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { networkOf, senderOf } from '../../registry/serving/index.ts';
import type { BlockStore } from '../blocks/store.ts';
import type { Desk } from '../desk/desk.ts';
import { MethodNotAllowedError, PathMissingError } from '../errors.ts';
import type { Feeds } from '../feeds/openFeeds.ts';
import type { Journal } from '../journal.ts';
import type { Order } from '../order/createOrder.ts';
import type { Search } from '../search/openSearch.ts';
import type { Sites } from '../sites.ts';
import { compressed } from './compress.ts';
import { isDeskPath, sendDesk } from './desk.ts';
import { type PublicAddresses, sendFeed } from './feeds.ts';
import { cidIn, segmentsOf, sendIpfs } from './ipfs.ts';
import { sendOpenApi } from './openapi/sendOpenApi.ts';
import { sendOrder } from './order.ts';
import { problem } from './problem.ts';
import { sendSearch } from './search.ts';
import { sendSite } from './site.ts';
import { createTurns } from './turns.ts';

/** What the routes need. */
export interface AppParts extends PublicAddresses {
  store: BlockStore;
  sites: Sites;
  journal: Journal;
  upload: (request: Request) => Promise<Response>;
  rateLimit: (address: string) => void;
  /** Undefined where no chain is followed. */
  desk: Desk | undefined;
  deskLimit: (address: string) => void;
  /** Undefined where no chain is followed. */
  search: Search | undefined;
  /** Undefined where no chain is followed. */
  order: Order | undefined;
  /** Of searches and of orders. */
  searchLimit: (address: string) => void;
  /** Undefined where no chain is followed. */
  feeds: Feeds | undefined;
  feedLimit: (address: string) => void;
  /** How long the body of a post may pause. */
  silentMs: number;
  status: () => Promise<object>;
  domain: string;
  uploadOrigins: readonly string[];
  trustProxy: boolean;
}

const exposed = ['Content-Length', 'Content-Range', 'Etag', 'Last-Modified', 'Retry-After', 'X-Ipfs-Path', 'X-Ipfs-Roots'];

/** The routes of the gateway; docs/reference/http-api.md describes each. */
export function createApp(parts: AppParts): Hono {
  const { store, sites, journal } = parts;
  const app = new Hono();
  const uploads = createTurns('uploads');
  const posts = createTurns('posts');
  const searches = createTurns('searches');

  const networkIn = (c: Context) => networkOf(senderOf(c.req.header('x-forwarded-for'), socketOf(c), parts.trustProxy));

  app.onError((error, c) => {
    const answer = problem(error);
    if (answer.status >= 500) journal.record(`${c.req.method} ${c.req.path}`, error);
    return answer;
  });
  app.notFound((c) => {
    const allowed = c.req.path === '/upload' ? 'POST' : c.req.path === '/proposals' ? 'GET, HEAD or POST' : 'GET or HEAD';
    return problem(
      /^(GET|HEAD)$/.test(c.req.method) ? new PathMissingError(c.req.path) : new MethodNotAllowedError(c.req.method, c.req.path, allowed),
    );
  });
  const writable = cors({
    origin: parts.uploadOrigins.includes('*') ? '*' : [...parts.uploadOrigins],
    allowMethods: ['POST'],
    allowHeaders: ['Content-Type'],
    exposeHeaders: exposed,
    maxAge: 86_400,
  });
  const readable = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD'],
    allowHeaders: ['Content-Type', 'Range', 'If-None-Match', 'Cache-Control', 'User-Agent', 'X-Requested-With'],
    exposeHeaders: exposed,
    maxAge: 86_400,
  });
  app.use('*', (c, next) => {
    const method = c.req.method === 'OPTIONS' ? c.req.header('access-control-request-method') : c.req.method;
    const writes = c.req.path === '/upload' || (isDeskPath(c.req.path) && method === 'POST');
    return writes ? writable(c, next) : readable(c, next);
  });

  // Sites under their own origin come first: on that host every path is theirs.
  app.use('*', async (c, next) => {
    const root = subdomain(new URL(c.req.url).hostname, parts.domain);
    if (root === undefined) return next();
    const cid = cidIn(root);
    if (!sites.has(cid) || !/^(GET|HEAD)$/.test(c.req.method)) throw new PathMissingError(`${root}.ipfs.${parts.domain}${c.req.path}`);
    return fromSite(c, cid, true);
  });

  app.get('/health', (c) => c.json({ status: 'open' }, 200, { 'Cache-Control': 'no-store' }));
  app.get('/status', async (c) => c.json(await parts.status(), 200, { 'Cache-Control': 'no-store' }));
  app.get('/openapi.json', async (c) => compressed(c.req.raw, await sendOpenApi(c.req.raw)));
  app.get('/ipfs/*', async (c) => compressed(c.req.raw, await sendIpfs(c.req.raw, store, sites.has)));
  app.post('/upload', async (c) => {
    const network = networkIn(c);
    parts.rateLimit(network);
    return uploads(network, () => parts.upload(c.req.raw));
  });
  app.on(['GET', 'POST'], ['/proposals', '/proposals/*'], async (c) => {
    const network = networkIn(c);
    const answer = () => sendDesk(c.req.raw, parts.desk, parts.silentMs, () => parts.deskLimit(network));
    return c.req.method === 'POST' ? posts(network, answer) : compressed(c.req.raw, await answer());
  });
  app.get('/search', (c) => {
    const network = networkIn(c);
    parts.searchLimit(network);
    return searches(network, async () => compressed(c.req.raw, await sendSearch(c.req.raw, parts.search)));
  });
  app.on('GET', ['/feeds', '/feeds.opml', '/feeds/*'], async (c) => {
    parts.feedLimit(networkIn(c));
    return compressed(c.req.raw, await sendFeed(c.req.raw, parts.feeds, parts));
  });
  app.get('/projects', (c) => {
    const network = networkIn(c);
    parts.searchLimit(network);
    return searches(network, async () => compressed(c.req.raw, await sendOrder(c.req.raw, parts.order)));
  });
  app.get('*', async (c) => {
    const release = sites.release();
    if (!release) throw new PathMissingError(c.req.path);
    return fromSite(c, release, false);
  });
  return app;

  async function fromSite(c: Context, root: Parameters<Sites['has']>[0], immutable: boolean): Promise<Response> {
    const segments = segmentsOf(c.req.path.split('/'));
    return compressed(c.req.raw, await sendSite({ request: c.req.raw, root, segments, slash: c.req.path.endsWith('/'), immutable }, store));
  }
}

/** The CID in `<cid>.ipfs.<domain>`. */
function subdomain(host: string, domain: string): string | undefined {
  const parent = `.ipfs.${domain}`;
  return host.endsWith(parent) ? host.slice(0, -parent.length) : undefined;
}

function socketOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address;
  } catch {
    return undefined; // app.request() has no socket
  }
}
