import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { globSource, unixfs } from '@helia/unixfs';
import type { CID } from 'multiformats/cid';
import { carOf } from '../../gateway/blocks/car.ts';

type Source = Parameters<ReturnType<typeof unixfs>['addAll']>[0]; // globSource promises less than it gives

/** A folder as IPFS has it. */
export interface FolderBlocks {
  root: CID;
  /** By the text of their CIDs, files before the folders that hold them. */
  blocks: ReadonlyMap<string, { cid: CID; bytes: Uint8Array }>;
}

/** The blocks of a folder, by the profile unixfs-v1-2025 (IPIP-0499): any tool that follows it gives the same CID. */
export async function folderBlocks(folder: string): Promise<FolderBlocks> {
  const blocks = new Map<string, { cid: CID; bytes: Uint8Array }>();
  const blockstore = {
    put: async (cid: CID, bytes: Uint8Array) => {
      blocks.set(cid.toString(), { cid, bytes });
      return cid;
    },
    // The importer reads a folder back that it splits because of its size.
    async *get(cid: CID) {
      yield (blocks.get(cid.toString()) as { bytes: Uint8Array }).bytes;
    },
  };
  let root: CID | undefined;
  const files = unixfs({ blockstore } as unknown as Parameters<typeof unixfs>[0]);
  for await (const entry of files.addAll(globSource(folder, '**/*') as Source, { wrapWithDirectory: true })) root = entry.cid;
  if (!root) throw new RangeError(`${folder} holds no file.`);
  return { root, blocks };
}

/** Writes a folder as one CAR, which any pinning service takes. */
export async function writeFolderCar({ root, blocks }: FolderBlocks, file: string): Promise<void> {
  await pipeline(Readable.from(carOf(root, inTurn(blocks.values()), { dups: false })), createWriteStream(file));
}

async function* inTurn<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
