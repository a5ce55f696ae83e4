import { walkPath } from 'ipfs-unixfs-exporter';
import type { CID } from 'multiformats/cid';
import { BlockMissingError, PathMissingError } from '../errors.ts';
import type { Block, GetBlock } from './store.ts';

/** Where a path ends, and the blocks that prove the way there. */
export interface Resolved {
  terminal: CID;
  /** The root and the CID at each segment, for X-Ipfs-Roots. */
  roots: CID[];
  /** The blocks of the way, without the terminal one. */
  proof: Block[];
}

/** Follows a path through UnixFS directories (sharded ones too) and through links of dag-cbor and dag-json. */
export async function resolvePath(root: CID, segments: readonly string[], get: GetBlock): Promise<Resolved> {
  await get(root);
  if (segments.length === 0) return { terminal: root, roots: [root], proof: [] };
  const path = `/ipfs/${root}/${segments.join('/')}`;
  if (segments.some((segment) => segment.includes('/') || segment === '.' || segment === '..')) throw new PathMissingError(path);
  const proof: Block[] = [];
  const recording = {
    async *get(cid: CID) {
      const bytes = await get(cid);
      if (!proof.at(-1)?.cid.equals(cid)) proof.push({ cid, bytes });
      yield bytes;
    },
  };
  let terminal = root;
  let roots = [root];
  try {
    for await (const entry of walkPath(`${root}/${segments.join('/')}`, recording)) {
      terminal = entry.cid;
      roots = entry.roots;
    }
    await get(terminal);
  } catch (error) {
    if (error instanceof BlockMissingError) throw error;
    throw new PathMissingError(path, error);
  }
  return { terminal, roots, proof: proof.filter((block) => !block.cid.equals(terminal)) };
}
