import type { CID } from 'multiformats/cid';
import { codes } from '../blocks/links.ts';
import type { ByteRange, Scope } from '../blocks/walk.ts';
import { BadRequestError, NotAcceptableError } from '../errors.ts';

/** What a request to `/ipfs/` asks for. `none`: it names no format, as a browser does. */
export type Format = 'raw' | 'car' | 'json' | 'dag-json' | 'none';

// A map, since an Accept header may also say "constructor".
const types = new Map<string, Format | 'other'>(
  Object.entries({
    'application/vnd.ipld.raw': 'raw',
    'application/vnd.ipld.car': 'car',
    'application/vnd.ipld.dag-json': 'dag-json',
    'application/json': 'json',
    'application/vnd.ipld.dag-cbor': 'other',
    'application/cbor': 'other',
    'application/x-tar': 'other',
    'application/vnd.ipfs.ipns-record': 'other',
  } as const),
);

/** The parameters of a CAR: https://specs.ipfs.tech/http-gateways/trustless-gateway/#car-responses-application-vnd-ipld-car */
export interface CarOptions {
  scope: Scope;
  range: ByteRange | undefined;
  dups: boolean;
}

/** The format of a request. `?format=` beats Accept (IPIP-0523); of several in Accept, the first that is known. */
export function formatOf(query: URLSearchParams, accept: string | null, cid: CID): Format {
  const asked = query.get('format');
  if (asked !== null) {
    if (asked === 'raw' || asked === 'car' || asked === 'json' || asked === 'dag-json') return suited(asked, cid);
    throw new NotAcceptableError(`format=${asked}`, cid.toString());
  }
  const ranges = acceptRanges(accept);
  for (const { type } of ranges) {
    const format = types.get(type);
    if (format === 'other') throw new NotAcceptableError(type, cid.toString());
    if (format) return suited(format, cid);
  }
  return 'none';
}

/** No conversion between codecs (IPIP-0524): json is what a json CID names, or dag-json, which is JSON. */
function suited(format: Format, cid: CID): Format {
  if (format === 'json' && cid.code !== codes.json && cid.code !== codes.dagJson)
    throw new NotAcceptableError('format=json', cid.toString());
  if (format === 'dag-json' && cid.code !== codes.dagJson) throw new NotAcceptableError('format=dag-json', cid.toString());
  return format;
}

/** The parameters of a CAR. Those of the URL beat those of the Accept header (IPIP-0523). */
export function carOptionsOf(query: URLSearchParams, accept: string | null): CarOptions {
  const header = acceptRanges(accept).find((range) => range.type === 'application/vnd.ipld.car')?.parameters ?? {};
  const version = query.get('car-version') ?? header.version ?? '1';
  if (version !== '1') throw new BadRequestError(`There are no CARs of version ${version} here.`, 'Ask for version=1.');
  const order = query.get('car-order') ?? header.order ?? 'dfs';
  if (order !== 'dfs' && order !== 'unk')
    throw new BadRequestError(`There is no block order "${order}".`, 'Ask for order=dfs or order=unk.');
  const dups = query.get('car-dups') ?? header.dups ?? 'n';
  if (dups !== 'y' && dups !== 'n') throw new BadRequestError(`dups is "${dups}".`, 'Ask for dups=y or dups=n.');
  const bytes = query.get('entity-bytes');
  const scope = query.get('dag-scope') ?? (bytes === null ? 'all' : 'entity');
  if (scope !== 'block' && scope !== 'entity' && scope !== 'all')
    throw new BadRequestError(`There is no dag-scope "${scope}".`, 'Ask for dag-scope=block, entity or all.');
  return { scope, range: bytes === null ? undefined : byteRange(bytes), dups: dups === 'y' };
}

function byteRange(text: string): ByteRange {
  const [, from, to] = /^(-?\d{1,15}):(-?\d{1,15}|\*)$/.exec(text) ?? [];
  if (from === undefined || to === undefined)
    throw new BadRequestError(`entity-bytes is "${text}".`, 'Write entity-bytes=from:to with whole numbers; to may be *.');
  return { from: Number(from), to: to === '*' ? null : Number(to) };
}

function acceptRanges(accept: string | null): { type: string; parameters: Record<string, string> }[] {
  return (accept ?? '').split(',').map((range) => {
    const [type = '', ...rest] = range.split(';').map((part) => part.trim().toLowerCase());
    return {
      type,
      parameters: Object.fromEntries(rest.map((part) => part.split('=').map((side) => side.trim()))) as Record<string, string>,
    };
  });
}
