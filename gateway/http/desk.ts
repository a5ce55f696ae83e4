import type { Hex } from 'viem';
import { BadDeskFormError } from '../../registry/desk/errors.ts';
import { MAX_COMMENT_BYTES } from '../../registry/schema/statements.ts';
import { sha256 } from '../blocks/store.ts';
import type { Desk } from '../desk/desk.ts';
import { DeskClosedError } from '../desk/errors.ts';
import { BadRequestError, MethodNotAllowedError, PathMissingError, UnsupportedTypeError } from '../errors.ts';
import { notModified } from './headers.ts';
import { readBody } from './readBody.ts';

const MAX_FORM_BYTES = 16 * 1024;
const smaller = 'Send the form of docs/reference/http-api.md, with nothing beside it.';
const noStore = { 'Cache-Control': 'no-store' };

/** The path of the desk's routes. */
export const isDeskPath = (path: string): boolean => path === '/proposals' || path.startsWith('/proposals/');

/**
 * Answers `/proposals…`: what waits to be put on the chain. Nothing here is to be believed; registry/desk verifies it.
 * `checkRate` throws when somebody posts too much.
 */
export async function sendDesk(request: Request, desk: Desk | undefined, silentMs: number, checkRate: () => void): Promise<Response> {
  const { pathname } = new URL(request.url);
  const [id, part, ...rest] = pathname.split('/').slice(2);
  const posting = request.method === 'POST';
  if (rest.length > 0 || (part !== undefined && part !== 'approvals' && part !== 'comments')) throw new PathMissingError(pathname);
  if (part !== undefined && !posting) throw new MethodNotAllowedError(request.method, pathname, 'POST');
  if (part === undefined && id !== undefined && posting) throw new MethodNotAllowedError('POST', pathname, 'GET or HEAD');
  const proposal = id === undefined ? undefined : idIn(id);
  if (!desk) throw new DeskClosedError();
  if (!posting) return unlessKnown(request, proposal ? desk.read(proposal) : desk.list());

  checkRate();
  if (!proposal) return Response.json(await desk.offer(await jsonIn(request, silentMs)), { status: 201, headers: noStore });
  if (part === 'approvals')
    return Response.json(await desk.approve(proposal, await jsonIn(request, silentMs)), { status: 201, headers: noStore });
  checkType(request, 'application/vnd.ipld.raw', 'the canonical bytes of one comment');
  const bytes = await readBody(request, { limit: MAX_COMMENT_BYTES, silentMs, smaller: 'Write a shorter comment, or several.' });
  return Response.json(await desk.comment(proposal, bytes), { status: 201, headers: noStore });
}

function idIn(text: string): Hex {
  if (!/^0x[0-9a-f]{64}$/.test(text))
    throw new BadRequestError(`"${text.slice(0, 80)}" is not the id of a proposal.`, 'Use 0x and 64 lowercase hex digits.');
  return text as Hex;
}

/** An answer that costs nothing to ask for again: 304 while it is what the asker has. */
function unlessKnown(request: Request, value: object): Response {
  const body = JSON.stringify(value);
  const etag = `"${sha256(new TextEncoder().encode(body)).slice(2, 34)}"`;
  const headers = new Headers({
    'Cache-Control': 'no-cache',
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
    Etag: etag,
    Vary: 'Accept-Encoding',
  });
  return notModified(request, etag, headers) ?? new Response(request.method === 'HEAD' ? null : body, { headers });
}

function checkType(request: Request, wanted: string, what: string): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== wanted) throw new UnsupportedTypeError(type, `Send ${wanted}: ${what}.`);
}

async function jsonIn(request: Request, silentMs: number): Promise<unknown> {
  checkType(request, 'application/json', 'the form of docs/reference/http-api.md');
  const bytes = await readBody(request, { limit: MAX_FORM_BYTES, silentMs, smaller });
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BadDeskFormError('The body', '', 'is not JSON in UTF-8');
  }
}
