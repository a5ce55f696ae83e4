import { ReadableStream } from 'node:stream/web';
import type { CID } from 'multiformats/cid';
import { carOf } from '../blocks/car.ts';
import { codes } from '../blocks/links.ts';
import { resolvePath } from '../blocks/resolve.ts';
import type { Block, BlockStore } from '../blocks/store.ts';
import { walk } from '../blocks/walk.ts';
import { BadRangeError, BadRequestError } from '../errors.ts';
import { attachment, ipfsHeaders, notModified } from './headers.ts';
import { type CarOptions, carOptionsOf, type Format } from './negotiate.ts';

/** A request under `/ipfs/`, taken apart. */
export interface IpfsRequest {
  request: Request;
  cid: CID;
  segments: string[];
  query: URLSearchParams;
}

const contentTypes = { raw: 'application/vnd.ipld.raw', json: 'application/json', 'dag-json': 'application/vnd.ipld.dag-json' } as const;

/** One block: as raw bytes to verify, or as the JSON that its CID says it is. Ranges work for raw. */
export async function sendBlock(
  { request, cid, segments, query }: IpfsRequest,
  format: 'raw' | 'json' | 'dag-json',
  store: BlockStore,
): Promise<Response> {
  if (segments.length > 0)
    throw new BadRequestError('One block has no path below it.', 'Ask for the block by its own CID, or for format=car.');
  const bytes = await store.get(cid);
  const etag = `"${cid}.${format}"`;
  const headers = ipfsHeaders(`/ipfs/${cid}`, [cid], etag);
  const fresh = notModified(request, etag, headers);
  if (fresh) return fresh;
  headers.set('Content-Type', contentTypes[format]);
  const name = query.get('filename');
  if (format === 'raw') headers.set('Content-Disposition', attachment(name ?? `${cid}.bin`));
  else headers.set('Content-Disposition', name ? attachment(name) : 'inline');
  headers.set('Accept-Ranges', format === 'raw' ? 'bytes' : 'none');
  const range = format === 'raw' ? rangeOf(request, bytes.length, etag) : undefined;
  const body = range ? bytes.subarray(range.from, range.to + 1) : bytes;
  if (range) headers.set('Content-Range', `bytes ${range.from}-${range.to}/${bytes.length}`);
  headers.set('Content-Length', String(body.length));
  return new Response(body as Uint8Array<ArrayBuffer>, { status: range ? 206 : 200, headers });
}

/** A CAR of the blocks that a path leads through, and of what is at its end. A missing block breaks the stream off. */
export async function sendCar({ request, cid, segments, query }: IpfsRequest, store: BlockStore): Promise<Response> {
  const options = carOptionsOf(query, request.headers.get('accept'));
  const { terminal, roots, proof } = await resolvePath(cid, segments, store.get);
  const path = ['', 'ipfs', cid, ...segments.map(encodeURIComponent)].join('/');
  const etag = `"${[terminal, ...(segments.length > 0 ? [cid] : []), ...variantOf(options)].join('.')}.car"`;
  const headers = ipfsHeaders(path, roots, etag);
  const fresh = notModified(request, etag, headers);
  if (fresh) return fresh;
  headers.set('Content-Type', `application/vnd.ipld.car; version=1; order=dfs; dups=${options.dups ? 'y' : 'n'}`);
  headers.set('Content-Disposition', attachment(query.get('filename') ?? `${[cid, ...segments].join('_')}.car`));
  headers.set('Accept-Ranges', 'none');
  if (request.method === 'HEAD') return new Response(null, { headers });

  async function* blocks(): AsyncGenerator<Block> {
    yield* proof;
    yield* walk(terminal, store.get, options);
  }
  return new Response(ReadableStream.from(carOf(terminal, blocks(), options)) as unknown as BodyInit, { headers });
}

/** What makes two CARs of one path differ. */
function variantOf({ scope, range, dups }: CarOptions): string[] {
  return [scope, ...(range ? [`${range.from}-${range.to ?? 'end'}`] : []), dups ? 'y' : 'n'];
}

/** The first range of the request, as both ends included. Of several, RFC 9110 lets a server send any. */
function rangeOf(request: Request, size: number, etag: string): { from: number; to: number } | undefined {
  const header = request.headers.get('range');
  const condition = request.headers.get('if-range');
  if (!header || (condition !== null && condition !== etag)) return undefined;
  const [, first, last] = /^bytes=(\d*)-(\d*)(?:,|$)/.exec(header.replaceAll(' ', '')) ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (from >= size || (first === '' && Number(last) === 0)) throw new BadRangeError(header, size);
  return to < from ? undefined : { from, to };
}

/** The JSON form that a CID has by itself, where the request names none. */
export function ownFormat(cid: CID): Format {
  return cid.code === codes.json ? 'json' : cid.code === codes.dagJson ? 'dag-json' : 'none';
}
