import { carOf } from './carOf.ts';
import { UploadFailedError } from './errors.ts';
import { checkStored, cidsOf, type Fetch, post } from './post.ts';
import type { Uploader } from './types.ts';

/**
 * A gateway of the register: all blocks in one request, stored together or not at all, checked against the schema, and
 * pinned as soon as the chain names them.
 */
export function gatewayUploader(url: string, { fetch }: { fetch?: Fetch } = {}): Uploader {
  const gateway = url.replace(/\/+$/, '');
  return {
    name: gateway,
    async upload(blocks, { signal, onProgress } = {}) {
      const cids = await cidsOf(blocks);
      onProgress?.(0, blocks.length);
      const [first] = blocks;
      const answer = await post({
        service: gateway,
        url: `${gateway}/upload`,
        ...(blocks.length === 1 && first
          ? { body: first.bytes as Uint8Array<ArrayBuffer>, headers: { 'content-type': 'application/vnd.ipld.raw' } }
          : { body: carOf(blocks), headers: { 'content-type': 'application/vnd.ipld.car' } }),
        signal,
        fetch,
      });
      const { blocks: stored } = answer as { blocks?: { cid?: unknown }[] };
      if (!Array.isArray(stored)) throw new UploadFailedError({ service: gateway, detail: 'its answer names no blocks' });
      for (const cid of cids) checkStored(gateway, cid, stored.find((one) => one?.cid === cid)?.cid);
      onProgress?.(blocks.length, blocks.length);
      return { by: gateway, cids };
    },
  };
}
