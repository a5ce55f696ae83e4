import type { Cid } from '../cid/index.ts';
import { cidsOf } from './post.ts';
import type { UploadBlock, Uploaded, UploadOptions } from './types.ts';

/** A few at a time: a node at home must not be flooded, and a profile has eleven blocks. */
const AT_ONCE = 3;

/** Sends each block by itself. The first failure stops those that have not begun. */
export async function oneByOne(
  by: string,
  blocks: readonly UploadBlock[],
  { signal, onProgress }: UploadOptions,
  send: (block: UploadBlock, cid: Cid, signal: AbortSignal) => Promise<void>,
): Promise<Uploaded> {
  const cids = await cidsOf(blocks);
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  let next = 0;
  let done = 0;
  onProgress?.(0, blocks.length);
  const worker = async () => {
    for (let at = next++; at < blocks.length; at = next++) {
      stop.throwIfAborted();
      await send(blocks[at] as UploadBlock, cids[at] as Cid, stop);
      onProgress?.(++done, blocks.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  } catch (error) {
    failed.abort();
    throw error;
  }
  return { by, cids };
}
