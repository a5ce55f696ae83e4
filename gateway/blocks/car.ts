import * as dagCbor from '@ipld/dag-cbor';
import type { CID } from 'multiformats/cid';
import { type Block, isIdentity } from './store.ts';

const CHUNK = 64 * 1024;

/**
 * A CARv1 stream of some blocks (https://ipld.io/specs/transport/car/carv1/). Without `dups` each CID occurs once.
 * Identity CIDs never occur: they hold their bytes in themselves. An error of `blocks` is an error of the stream.
 */
export async function* carOf(root: CID, blocks: AsyncIterable<Block>, { dups }: { dups: boolean }): AsyncGenerator<Uint8Array> {
  const header = dagCbor.encode({ version: 1, roots: [root] });
  const seen = new Set<string>();
  let parts: Uint8Array[] = [varint(header.length), header];
  let size = header.length;
  for await (const { cid, bytes } of blocks) {
    if (isIdentity(cid)) continue;
    if (!dups) {
      const id = cid.toString();
      if (seen.has(id)) continue;
      seen.add(id);
    }
    parts.push(varint(cid.bytes.length + bytes.length), cid.bytes, bytes);
    size += cid.bytes.length + bytes.length;
    // Many small blocks go out in one chunk: a chunk a block makes a CAR of 1,000 blocks several times slower.
    if (size >= CHUNK) {
      yield Buffer.concat(parts);
      parts = [];
      size = 0;
    }
  }
  if (parts.length > 0) yield Buffer.concat(parts);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 0x80);
  }
}
