import { exporter } from 'ipfs-unixfs-exporter';
import type { CID } from 'multiformats/cid';
import { resolvePath } from '../blocks/resolve.ts';
import type { BlockStore } from '../blocks/store.ts';
import { PathMissingError } from '../errors.ts';
import { IMMUTABLE, notModified } from './headers.ts';

const contentTypes = new Map(
  Object.entries({
    html: 'text/html; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    mjs: 'text/javascript; charset=utf-8',
    css: 'text/css; charset=utf-8',
    json: 'application/json',
    map: 'application/json',
    webmanifest: 'application/manifest+json',
    xml: 'application/xml',
    txt: 'text/plain; charset=utf-8',
    svg: 'image/svg+xml',
    png: 'image/png',
    jpg: 'image/jpeg',
    webp: 'image/webp',
    avif: 'image/avif',
    ico: 'image/x-icon',
    woff2: 'font/woff2',
    woff: 'font/woff',
    wasm: 'application/wasm',
    car: 'application/vnd.ipld.car',
  }),
);

/** Where in a site a request is, and how the URL of its root looks. */
export interface SiteRequest {
  request: Request;
  root: CID;
  segments: string[];
  /** The path of the URL ends with a slash. */
  slash: boolean;
  /** False for `/`, where the next release will be another site. */
  immutable: boolean;
}

/** One file of a site that was imported here, whole and with its type. A folder is its index.html. */
export async function sendSite({ request, root, segments, slash, immutable }: SiteRequest, store: BlockStore): Promise<Response> {
  const path = ['', 'ipfs', root, ...segments.map(encodeURIComponent)].join('/');
  let names = segments;
  let { terminal, roots } = await resolvePath(root, segments, store.get);
  let entry = await open(terminal, store);
  if (entry.type === 'directory') {
    const url = new URL(request.url);
    // Relative: a proxy in front may know this gateway by another name or scheme.
    if (!slash)
      return new Response(null, {
        status: 301,
        headers: { Location: `${url.pathname.replace(/^\/+/, '/')}/${url.search}`, 'Cache-Control': immutable ? IMMUTABLE : 'no-cache' },
      });
    names = [...segments, 'index.html'];
    ({ terminal, roots } = await resolvePath(root, names, store.get));
    entry = await open(terminal, store);
  }
  if (entry.type !== 'file' && entry.type !== 'raw') throw new PathMissingError(path);
  const etag = `"${terminal}"`;
  const headers = new Headers({
    'Cache-Control': immutable ? IMMUTABLE : 'no-cache',
    Etag: etag,
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
    'X-Ipfs-Path': path,
    'X-Ipfs-Roots': roots.join(','),
    'Content-Security-Policy': "frame-ancestors 'self'", // the page's own policy is in it; this part works as a header only
    'Referrer-Policy': 'no-referrer',
  });
  const fresh = notModified(request, etag, headers);
  if (fresh) return fresh;
  const extension = /\.([a-z0-9]+)$/i.exec(names.at(-1) ?? '')?.[1]?.toLowerCase() ?? '';
  headers.set('Content-Type', contentTypes.get(extension) ?? 'application/octet-stream');
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.content()) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  headers.set('Content-Length', String(body.length));
  return new Response(body, { headers });
}

function open(cid: CID, store: BlockStore) {
  return exporter(cid, {
    async *get(child: CID) {
      yield await store.get(child);
    },
  });
}
