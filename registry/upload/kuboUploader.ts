import { BadConfigError } from '../errors/index.ts';
import { oneByOne } from './oneByOne.ts';
import { checkStored, type Fetch, post } from './post.ts';
import type { Uploader } from './types.ts';

/** Where the RPC of a Kubo node listens by default. */
export const KUBO_RPC = 'http://127.0.0.1:5001';

/**
 * A user's own Kubo node, by its RPC (https://docs.ipfs.tech/reference/kubo/rpc/#api-v0-block-put). Each block is put as
 * raw and pinned. The RPC must allow the page's origin; it gives whoever may ask all power over the node, so it belongs
 * on loopback.
 */
export function kuboUploader(url: string = KUBO_RPC, { fetch }: { fetch?: Fetch } = {}): Uploader {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new BadConfigError('address of the Kubo node', 'it is no http address');
  const rpc = url.replace(/\/+$/, '').replace(/\/api\/v0$/, '');
  const name = `Kubo at ${rpc}`;
  return {
    name,
    upload: (blocks, options = {}) =>
      oneByOne(name, blocks, options, async ({ bytes }, cid, signal) => {
        const body = new FormData();
        body.append('data', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }), cid);
        const query = 'cid-codec=raw&mhtype=sha2-256&pin=true';
        const answer = await post({ service: name, url: `${rpc}/api/v0/block/put?${query}`, body, signal, fetch });
        checkStored(name, cid, (answer as { Key?: unknown } | null)?.Key);
      }),
  };
}
