import { CID } from 'multiformats/cid';
import { BadCidError } from '../../registry/errors/index.ts';
import type { BlockStore } from '../blocks/store.ts';
import { BadRequestError } from '../errors.ts';
import { checkCached, refuseServiceWorker } from './headers.ts';
import { formatOf } from './negotiate.ts';
import { sendSite } from './site.ts';
import { type IpfsRequest, ownFormat, sendBlock, sendCar } from './trustless.ts';

/** Which roots are sites that were imported here: only these are served as files. */
export type IsSite = (cid: CID) => boolean;

/** Answers `/ipfs/{cid}[/path]` after the trustless gateway specification; sites of this gateway also as files. */
export async function sendIpfs(request: Request, store: BlockStore, isSite: IsSite): Promise<Response> {
  refuseServiceWorker(request);
  const url = new URL(request.url);
  const [root = '', ...rest] = url.pathname.slice('/ipfs/'.length).split('/');
  const cid = cidIn(root);
  const parsed: IpfsRequest = { request, cid, segments: segmentsOf(rest), query: url.searchParams };
  const named = formatOf(url.searchParams, request.headers.get('accept'), cid);
  await checkCached(request, cid, store.has);
  const format = named === 'none' ? ownFormat(cid) : named;
  if (format === 'car') return sendCar(parsed, store);
  if (format !== 'none') return sendBlock(parsed, format, store);
  if (!isSite(cid)) {
    await store.get(cid); // 404 before 400: a block that is not here has no format either
    throw new BadRequestError(
      `The request for ${cid} names no format.`,
      'Add ?format=raw or ?format=car, or the same as an Accept header.',
      'format-missing',
    );
  }
  return sendSite({ request, root: cid, segments: parsed.segments, slash: url.pathname.endsWith('/'), immutable: true }, store);
}

/** The names in a path. Throws for percent signs that encode nothing. */
export function segmentsOf(parts: readonly string[]): string[] {
  try {
    return parts.filter(Boolean).map(decodeURIComponent);
  } catch {
    throw new BadRequestError('The path has a percent sign that encodes nothing.', 'Write %25 for a percent sign.');
  }
}

/** Any CID, of whatever codec and base. Throws `BadCidError`. */
export function cidIn(text: string): CID {
  try {
    return CID.parse(text);
  } catch (cause) {
    throw new BadCidError(text, cause instanceof Error ? cause.message : String(cause));
  }
}
