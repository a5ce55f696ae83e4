import { cidOf, type Digest, parseCid } from '../../registry/cid/index.ts';
import { overviewDepartures } from '../../registry/claims/index.ts';
import { BadCarError, DigestMismatchError } from '../../registry/errors/index.ts';
import { type Document, type Overview, readDocument } from '../../registry/schema/index.ts';
import { readEveryDocument, type Statement } from '../../registry/schema/statements.ts';
import { carBlocks } from '../../registry/verify/index.ts';
import { type BlockStore, rawCid, sha256 } from '../blocks/store.ts';
import { LinksMissingError, OverviewDepartsError, TooManyProfilesError, UnsupportedTypeError } from '../errors.ts';
import type { Keeper } from '../pins/keeper.ts';
import { readBody } from './readBody.ts';

/** Limits of a body. */
export const MAX_RAW_BYTES = 1024 * 1024;
export const MAX_CAR_BYTES = 8 * 1024 * 1024;
const MAX_PROFILES = 16; // each is derived again from its groups

/** A block of an upload, its hash checked. */
interface Received {
  digest: Digest;
  bytes: Uint8Array;
}

/** Takes in documents: all of an upload, or nothing. Answers only when they are on the disk. */
export function createUpload(parts: { keeper: Keeper; store: BlockStore; silentMs: number; onStored: () => void }) {
  const { keeper, store, onStored } = parts;

  /** The group blocks of an overview, from the upload or the store; undefined where one is missing. */
  async function groupsOf(overview: Overview, received: readonly Received[]): Promise<Uint8Array[] | undefined> {
    const found: Uint8Array[] = [];
    for (const link of linksOf(overview)) {
      const bytes = received.find(({ digest }) => digest === link)?.bytes ?? (await store.get(rawCid(link)).catch(() => undefined));
      if (!bytes) return undefined;
      found.push(bytes);
    }
    return found;
  }

  async function checkOverview(digest: Digest, overview: Overview, received: readonly Received[]): Promise<void> {
    const groups = await groupsOf(overview, received);
    if (!groups) return; // the keeper says which are missing
    const departures = await overviewDepartures(
      overview,
      groups.map((bytes) => readDocument(bytes, 'deml.group/1', `A group of ${cidOf(digest)}`)),
    );
    if (departures.length > 0) throw new OverviewDepartsError(cidOf(digest), departures);
  }

  return async (request: Request): Promise<Response> => {
    const received = await blocksOf(request, parts.silentMs);
    const links = new Map<Digest, Digest[]>();
    const overviews: [Digest, Overview][] = [];
    for (const { digest, bytes } of received) {
      const document = readEveryDocument(bytes, cidOf(digest));
      links.set(digest, linksOf(document));
      if (document.schema === 'deml.project/1') overviews.push([digest, document]);
    }
    if (overviews.length > MAX_PROFILES) throw new TooManyProfilesError(MAX_PROFILES);
    for (const [digest, overview] of overviews) await checkOverview(digest, overview, received);
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

async function blocksOf(request: Request, silentMs: number): Promise<Received[]> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/vnd.ipld.raw') {
    const bytes = await readBody(request, { limit: MAX_RAW_BYTES, silentMs });
    return [{ digest: sha256(bytes), bytes }];
  }
  if (type !== 'application/vnd.ipld.car') throw new UnsupportedTypeError(type);
  const body = await readBody(request, { limit: MAX_CAR_BYTES, silentMs });
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
function linksOf(document: Document | Statement): Digest[] {
  return document.schema === 'deml.project/1' ? Object.values(document.groups).map((link) => parseCid(link['/']).digest) : [];
}
