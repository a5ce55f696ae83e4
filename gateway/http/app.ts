import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import type { BlockStore } from '../blocks/store.ts';
import { MethodNotAllowedError, PathMissingError, RateLimitedError } from '../errors.ts';
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
const MAX_OF_ONE_ADDRESS = 4; // one that sends slowly must not keep the others out
const exposed = ['Content-Length', 'Content-Range', 'Etag', 'Retry-After', 'X-Ipfs-Path', 'X-Ipfs-Roots'];

/** The routes of the gateway; docs/reference/http-api.md describes each. */
export function createApp(parts: AppParts): Hono {
  const { store, sites, journal } = parts;
  const app = new Hono();
  const uploads = new Map<string, number>();

  app.onError((error, c) => {
    const answer = problem(error);
    if (answer.status >= 500) journal.record(`${c.req.method} ${c.req.path}`, error);
    return answer;
  });
  app.notFound((c) => {
    const allowed = c.req.path === '/upload' ? 'POST' : 'GET or HEAD';
    return problem(
      /^(GET|HEAD)$/.test(c.req.method) ? new PathMissingError(c.req.path) : new MethodNotAllowedError(c.req.method, c.req.path, allowed),
    );
  });
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
    const network = networkOf(clientOf(c, parts.trustProxy));
    parts.rateLimit(network);
    const own = uploads.get(network) ?? 0;
    const all = [...uploads.values()].reduce((sum, one) => sum + one, 0);
    if (own >= MAX_OF_ONE_ADDRESS || all >= MAX_UPLOADS_AT_ONCE)
      throw new RateLimitedError(`${own} of ${all} uploads under way are yours`, 1);
    uploads.set(network, own + 1);
    try {
      return await parts.upload(c.req.raw);
    } finally {
      const left = (uploads.get(network) ?? 1) - 1;
      if (left > 0) uploads.set(network, left);
      else uploads.delete(network);
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
