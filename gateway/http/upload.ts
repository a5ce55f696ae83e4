import { cidOf, type Digest, parseCid } from '../../registry/cid/index.ts';
import { BadCarError, DigestMismatchError } from '../../registry/errors/index.ts';
import { type Document, readAnyDocument } from '../../registry/schema/index.ts';
import { carBlocks } from '../../registry/verify/index.ts';
import { rawCid, sha256 } from '../blocks/store.ts';
import { LinksMissingError, UnsupportedTypeError } from '../errors.ts';
import type { Keeper } from '../pins/keeper.ts';
import { readBody } from './readBody.ts';

/** Limits of a body. */
export const MAX_RAW_BYTES = 1024 * 1024;
export const MAX_CAR_BYTES = 8 * 1024 * 1024;

/** A block of an upload, its hash checked. */
interface Received {
  digest: Digest;
  bytes: Uint8Array;
}

/** Takes in documents: all of an upload, or nothing. Answers only when they are on the disk. */
export function createUpload({ keeper, onStored }: { keeper: Keeper; onStored: () => void }) {
  return async (request: Request): Promise<Response> => {
    const received = await blocksOf(request);
    const links = new Map<Digest, Digest[]>();
    for (const { digest, bytes } of received) links.set(digest, linksOf(readAnyDocument(bytes, cidOf(digest))));
    const missing = await keeper.store(
      received.map(({ digest, bytes }) => ({ cid: rawCid(digest), bytes })),
      [...links.values()].flat(),
    );
    for (const [digest, targets] of links) {
      const lacking = targets.filter((target) => missing.includes(target));
      if (lacking.length > 0)
        throw new LinksMissingError(
          cidOf(digest),
          lacking.map((target) => cidOf(target)),
        );
    }
    onStored();
    return Response.json(
      { blocks: received.map(({ digest, bytes }) => ({ cid: cidOf(digest), bytes: bytes.length })) },
      { headers: { 'Cache-Control': 'no-store' } },
    );
  };
}

async function blocksOf(request: Request): Promise<Received[]> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/vnd.ipld.raw') {
    const bytes = await readBody(request, MAX_RAW_BYTES);
    return [{ digest: sha256(bytes), bytes }];
  }
  if (type !== 'application/vnd.ipld.car') throw new UnsupportedTypeError(type);
  const body = await readBody(request, MAX_CAR_BYTES);
  const received = new Map<Digest, Received>();
  for await (const { digest, bytes } of carBlocks(once(body), 'the upload')) {
    const actual = sha256(bytes);
    if (actual !== digest) throw new DigestMismatchError('The upload', cidOf(digest), cidOf(actual));
    received.set(digest, { digest, bytes });
  }
  if (received.size === 0) throw new BadCarError('the upload', 'it holds no block');
  return [...received.values()];
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The blocks that a document needs beside itself. */
function linksOf(document: Document): Digest[] {
  return document.schema === 'deml.project/1' ? Object.values(document.groups).map((link) => parseCid(link['/']).digest) : [];
}
