import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import type { BlockStore } from '../blocks/store.ts';
import { PathMissingError, RateLimitedError } from '../errors.ts';
import type { Journal } from '../journal.ts';
import type { Sites } from '../sites.ts';
import { compressed } from './compress.ts';
import { refuseServiceWorker } from './headers.ts';
import { cidIn, segmentsOf, sendIpfs } from './ipfs.ts';
import { problem } from './problem.ts';
import { networkOf } from './rateLimit.ts';
import { sendSite } from './site.ts';

/** What the routes need. */
export interface AppParts {
  store: BlockStore;
  sites: Sites;
  journal: Journal;
  upload: (request: Request) => Promise<Response>;
  rateLimit: (address: string) => void;
  status: () => Promise<object>;
  domain: string;
  uploadOrigins: readonly string[];
  trustProxy: boolean;
}

const MAX_UPLOADS_AT_ONCE = 16; // each holds up to 8 MiB
const exposed = ['Content-Length', 'Content-Range', 'Etag', 'Retry-After', 'X-Ipfs-Path', 'X-Ipfs-Roots'];

/** The routes of the gateway; docs/reference/http-api.md describes each. */
export function createApp(parts: AppParts): Hono {
  const { store, sites, journal } = parts;
  const app = new Hono();
  let uploads = 0;

  app.onError((error, c) => {
    const answer = problem(error);
    if (answer.status >= 500) journal.record(`${c.req.method} ${c.req.path}`, error);
    return answer;
  });
  app.notFound((c) => problem(new PathMissingError(c.req.path)));
  app.use(
    '/upload',
    cors({
      origin: parts.uploadOrigins.includes('*') ? '*' : [...parts.uploadOrigins],
      allowMethods: ['POST'],
      allowHeaders: ['Content-Type'],
      exposeHeaders: exposed,
      maxAge: 86_400,
    }),
  );
  const readable = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD'],
    allowHeaders: ['Content-Type', 'Range', 'If-None-Match', 'Cache-Control', 'User-Agent', 'X-Requested-With'],
    exposeHeaders: exposed,
    maxAge: 86_400,
  });
  app.use('*', (c, next) => (c.req.path === '/upload' ? next() : readable(c, next)));

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
  app.get('/ipfs/*', async (c) => compressed(c.req.raw, await sendIpfs(c.req.raw, store, sites.has)));
  app.post('/upload', async (c) => {
    parts.rateLimit(networkOf(clientOf(c, parts.trustProxy)));
    if (uploads >= MAX_UPLOADS_AT_ONCE) throw new RateLimitedError(`${uploads} uploads are under way`, 1);
    uploads++;
    try {
      return await parts.upload(c.req.raw);
    } finally {
      uploads--;
    }
  });
  app.get('*', async (c) => {
    const release = sites.release();
    if (!release) throw new PathMissingError(c.req.path);
    refuseServiceWorker(c.req.raw);
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

function clientOf(c: Context, trustProxy: boolean): string {
  if (trustProxy) return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || 'unknown';
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return 'in-process'; // app.request() has no socket
  }
}
