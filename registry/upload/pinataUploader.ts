import { BadConfigError } from '../errors/index.ts';
import { oneByOne } from './oneByOne.ts';
import { checkStored, type Fetch, post } from './post.ts';
import type { Uploader } from './types.ts';

/** https://docs.pinata.cloud/api-reference/endpoint/upload-a-file */
const ENDPOINT = 'https://uploads.pinata.cloud/v3/files';

/**
 * Pinata, with the user's own JWT. A file of at most one chunk is one raw block there too, so its CID is the one that
 * was computed here; anything else is refused as a mismatch. The JWT lives in this closure: it is in no error, no log
 * and no storage.
 */
export function pinataUploader(jwt: string, { fetch, endpoint = ENDPOINT }: { fetch?: Fetch; endpoint?: string } = {}): Uploader {
  const key = jwt.trim();
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key)) throw new BadConfigError('Pinata JWT', 'it is not three parts of base64url with dots between');
  const name = 'Pinata';
  return {
    name,
    upload: (blocks, options = {}) =>
      oneByOne(name, blocks, options, async ({ bytes }, cid, signal) => {
        const body = new FormData();
        body.append('network', 'public');
        body.append('name', cid);
        body.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/json' }), `${cid}.json`);
        const answer = await post({ service: name, url: endpoint, body, headers: { authorization: `Bearer ${key}` }, signal, fetch });
        checkStored(name, cid, (answer as { data?: { cid?: unknown } } | null)?.data?.cid);
      }),
  };
}
