import { readFile } from 'node:fs/promises';
import { CarReader } from '@ipld/car';
import * as dagCbor from '@ipld/dag-cbor';
import * as dagPb from '@ipld/dag-pb';
import { CID } from 'multiformats/cid';
import type { Block } from '../../gateway/blocks/store.ts';

/** A fixture CAR, and what the Go helpers of the suite derive from it. Nothing here uses code of the gateway. */
export interface Fixture {
  blocks: Block[];
  /** CID at a path: directories, sharded ones too, and links of dag-cbor. */
  cid(...path: string[]): string;
  bytes(...path: string[]): Uint8Array;
  /** Everything below a path, depth first, without its own block. */
  descendants(...path: string[]): string[];
  /** The shards below the root of a sharded directory, depth first. */
  shards(): string[];
  /** The shards on the way to an entry of a sharded directory, without the root. */
  shardsTo(name: string): string[];
}

/** Opens a fixture of `test/conformance/fixtures`. */
export async function openFixture(name: string): Promise<Fixture> {
  const reader = await CarReader.fromBytes(new Uint8Array(await readFile(new URL(`./fixtures/${name}`, import.meta.url))));
  const blocks: Block[] = [];
  const byCid = new Map<string, Uint8Array>();
  for await (const { cid, bytes } of reader.blocks()) {
    const own = CID.decode(cid.bytes);
    blocks.push({ cid: own, bytes });
    byCid.set(own.toString(), bytes);
  }
  const root = CID.decode(((await reader.getRoots())[0] as { bytes: Uint8Array }).bytes);

  const bytesOf = (cid: CID): Uint8Array => byCid.get(cid.toString()) ?? fail(`${cid} is not in ${name}`);
  const pbLinks = (cid: CID) => (cid.code === dagPb.code ? dagPb.decode(bytesOf(cid)).Links : []);
  const isShardLink = (link: dagPb.PBLink) => /^[0-9A-F]{2}$/.test(link.Name ?? '');

  // A sharded directory is searched through, not hashed into: another way than the gateway's.
  function wayInShards(shard: CID, entry: string): { shards: CID[]; target: CID } | undefined {
    for (const link of pbLinks(shard)) {
      if (link.Name?.slice(2) === entry) return { shards: [], target: link.Hash };
      const below = isShardLink(link) ? wayInShards(link.Hash, entry) : undefined;
      if (below) return { shards: [link.Hash, ...below.shards], target: below.target };
    }
    return undefined;
  }

  function find(path: string[]): CID {
    let at: unknown = root;
    for (const step of path) {
      const cid = CID.asCID(at);
      if (cid?.code === dagPb.code) {
        at = pbLinks(cid).find((link) => link.Name === step)?.Hash ?? wayInShards(cid, step)?.target;
      } else {
        at = ((cid ? dagCbor.decode(bytesOf(cid)) : at) as Record<string, unknown>)[step];
      }
    }
    return CID.asCID(at) ?? fail(`${path.join('/')} is not in ${name}`);
  }

  const below = (cid: CID): string[] => pbLinks(cid).flatMap((link) => [link.Hash.toString(), ...below(link.Hash)]);
  const shardsBelow = (cid: CID): string[] =>
    pbLinks(cid)
      .filter(isShardLink)
      .flatMap((link) => [link.Hash.toString(), ...shardsBelow(link.Hash)]);

  return {
    blocks,
    cid: (...path) => find(path).toString(),
    bytes: (...path) => bytesOf(find(path)),
    descendants: (...path) => below(find(path)),
    shards: () => shardsBelow(root),
    shardsTo: (entry) => (wayInShards(root, entry) ?? fail(`${entry} is not in ${name}`)).shards.map(String),
  };
}

function fail(why: string): never {
  throw new Error(why);
}
