import type { CID } from 'multiformats/cid';
import { BadRequestError, NotCachedError } from '../errors.ts';

/** Content under a CID never changes. */
export const IMMUTABLE = 'public, max-age=31536000, immutable';

/** The headers that every answer under `/ipfs/` has. */
export function ipfsHeaders(path: string, roots: readonly CID[], etag: string): Headers {
  return new Headers({
    'Cache-Control': IMMUTABLE,
    Etag: etag,
    Vary: 'Accept, Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
    'X-Ipfs-Path': path,
    'X-Ipfs-Roots': roots.join(','),
  });
}

/** A download with a name; `filename` of the query wins over the CID. */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const rest = ascii === name ? '' : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  return `attachment; filename="${ascii}"${rest}`;
}

/** 304 when the client has this variant, in whatever Content-Encoding; else undefined. */
export function notModified(request: Request, etag: string, headers: Headers): Response | undefined {
  const bare = (tag: string) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/-(br|gzip)"$/, '"');
  const had = request.headers.get('if-none-match');
  if (!had || !(had.trim() === '*' || had.split(',').some((tag) => bare(tag) === bare(etag)))) return undefined;
  return new Response(null, { status: 304, headers });
}

/** Refuses what must never be answered from `/ipfs/`: a service worker of one site there would rule over others. At `/` the release has its own. */
export function refuseServiceWorker(request: Request): void {
  if (request.headers.get('service-worker') === 'script')
    throw new BadRequestError(
      'A service worker cannot be registered here.',
      'Open the site under its own origin, <cid>.ipfs.<domain>.',
      'service-worker',
    );
}

/** 412 for a block that only another node could have, where the request forbids to ask. */
export async function checkCached(request: Request, cid: CID, isHere: (cid: CID) => Promise<boolean>): Promise<void> {
  const asked = /(^|[\s,])only-if-cached($|[\s,])/i.test(request.headers.get('cache-control') ?? '');
  if (asked && !(await isHere(cid))) throw new NotCachedError(cid.toString());
}
