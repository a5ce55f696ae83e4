import * as dagPb from '@ipld/dag-pb';
import { UnixFS } from 'ipfs-unixfs';
import type { CID } from 'multiformats/cid';
import { codes, linksOf } from './links.ts';
import { type Block, type GetBlock, isIdentity } from './store.ts';

/** How much of a DAG a CAR holds: https://specs.ipfs.tech/http-gateways/trustless-gateway/#dag-scope-request-query-parameter */
export type Scope = 'block' | 'entity' | 'all';

/** Bytes of a file, both ends included; negative ones count from the end, `null` is the end. */
export interface ByteRange {
  from: number;
  to: number | null;
}

/**
 * The blocks of a DAG, depth first. A missing block throws here, to the caller: the walkers of the libraries reject a
 * second promise that nobody can catch, which ends the process.
 */
export async function* walk(
  root: CID,
  get: GetBlock,
  { scope = 'all', range, dups = false }: { scope?: Scope; range?: ByteRange | undefined; dups?: boolean } = {},
): AsyncGenerator<Block> {
  if (scope === 'all') return yield* walkAll(root, get, dups);
  const bytes = await get(root);
  yield { cid: root, bytes };
  if (scope === 'block' || root.code !== codes.dagPb) return;
  const node = dagPb.decode(bytes);
  if (!node.Data) return;
  const unixfs = UnixFS.unmarshal(node.Data);
  if (unixfs.type === 'hamt-sharded-directory') yield* walkShards(node, unixfs, get);
  else if (!unixfs.isDirectory()) yield* walkFile(node, unixfs, get, absolute(range, Number(unixfs.fileSize())), 0);
}

async function* walkAll(root: CID, get: GetBlock, dups: boolean): AsyncGenerator<Block> {
  const seen = new Set<string>(); // without it, a few blocks that link each other twice would be walked for ever
  const stack = [root];
  for (let cid = stack.pop(); cid; cid = stack.pop()) {
    if (!dups && seen.has(cid.toString())) continue;
    seen.add(cid.toString());
    const bytes = await get(cid);
    yield { cid, bytes };
    const links = linksOf(cid, bytes);
    for (let i = links.length - 1; i >= 0; i--) stack.push(links[i] as CID);
  }
}

/** The shards of a directory. A link to a shard is named by its two hex digits only, one to an entry has the name behind. */
async function* walkShards(node: dagPb.PBNode, unixfs: UnixFS, get: GetBlock): AsyncGenerator<Block> {
  const prefix = (Number(unixfs.fanout ?? 256n) - 1).toString(16).length;
  for (const link of node.Links) {
    if (link.Name?.length !== prefix) continue;
    const bytes = await get(link.Hash);
    yield { cid: link.Hash, bytes };
    const child = dagPb.decode(bytes);
    if (child.Data) yield* walkShards(child, UnixFS.unmarshal(child.Data), get);
  }
}

/** The blocks that hold the bytes from `from` to `to` of a file whose first byte is at `start`. */
async function* walkFile(
  node: dagPb.PBNode,
  unixfs: UnixFS,
  get: GetBlock,
  { from, to }: { from: number; to: number },
  start: number,
): AsyncGenerator<Block> {
  let at = start + (unixfs.data?.length ?? 0);
  for (const [i, link] of node.Links.entries()) {
    const end = at + Number(unixfs.blockSizes[i] ?? 0n);
    if (end > from && at <= to) {
      const bytes = await get(link.Hash);
      yield { cid: link.Hash, bytes };
      if (link.Hash.code === codes.dagPb) {
        const child = dagPb.decode(bytes);
        if (child.Data) yield* walkFile(child, UnixFS.unmarshal(child.Data), get, { from, to }, at);
      }
    }
    at = end;
  }
}

function absolute(range: ByteRange | undefined, size: number): { from: number; to: number } {
  if (!range) return { from: 0, to: size - 1 };
  const fromEnd = (n: number) => (n < 0 ? Math.max(0, size + n) : n);
  return { from: fromEnd(range.from), to: range.to === null ? size - 1 : fromEnd(range.to) };
}

/** Which blocks of a DAG are in the store, and which are not. What hangs below a missing block is not known. */
export async function takeStock(root: CID, get: GetBlock): Promise<{ here: CID[]; missing: CID[] }> {
  const here: CID[] = [];
  const missing: CID[] = [];
  const seen = new Set<string>();
  const stack = [root];
  for (let cid = stack.pop(); cid; cid = stack.pop()) {
    if (isIdentity(cid) || seen.has(cid.toString())) continue;
    seen.add(cid.toString());
    const bytes = await get(cid).catch(() => undefined);
    if (bytes) stack.push(...linksOf(cid, bytes));
    (bytes ? here : missing).push(cid);
  }
  return { here, missing };
}
