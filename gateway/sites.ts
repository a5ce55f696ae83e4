import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { globSource, unixfs } from '@helia/unixfs';
import { CarBlockIterator } from '@ipld/car/iterator';
import { CID } from 'multiformats/cid';
import type { BlockStore } from './blocks/store.ts';
import { FolderUnusableError } from './errors.ts';
import type { IpfsNode } from './node/openNode.ts';
import type { Serial } from './node/serial.ts';
import type { State } from './node/state.ts';
import type { Pins } from './pins/pins.ts';

type Source = Parameters<ReturnType<typeof unixfs>['addAll']>[0]; // globSource promises less than it gives

/** Blocks of a CAR that are written at once: each write waits for the disk. */
const TOGETHER = 256;

/** The releases of the app that were imported here, and the one at `/`. */
export interface Sites {
  /** Imports a folder, or a CAR of one, pins it, and serves it under its CID from now on. The same files give the same CID. */
  add(path: string): Promise<CID>;
  has(cid: CID): boolean;
  release(): CID | undefined;
  /** Chooses what `/` serves; undefined for nothing. It stays chosen over restarts. */
  setRelease(cid: CID | undefined): Promise<void>;
}

/** Reads the list of sites, and keeps it. */
export async function openSites(parts: { node: IpfsNode; store: BlockStore; pins: Pins; state: State; serial: Serial }): Promise<Sites> {
  const { node, store, pins, state, serial } = parts;
  const roots = new Set((await state.get<string[]>('sites')) ?? []);
  const stored = await state.get<string>('release');
  let release = stored === undefined ? undefined : CID.parse(stored);

  async function remember(cid: CID): Promise<void> {
    roots.add(cid.toString());
    await state.put('sites', [...roots]);
  }

  async function importFolder(directory: string): Promise<CID> {
    let root: CID | undefined;
    // CIDv1, raw leaves and 1 MiB chunks are Helia's defaults: the unixfs-v1-2025 profile (IPIP-0499), equal in every tool.
    for await (const entry of unixfs(node.helia).addAll(globSource(directory, '**/*') as Source, { wrapWithDirectory: true }))
      root = entry.cid;
    if (!root) throw new FolderUnusableError(directory);
    return root;
  }

  /** Blocks are hashed as they come; that all are there is found when the root is pinned. */
  async function importCar(file: string): Promise<CID> {
    const reader = await CarBlockIterator.fromIterable(createReadStream(file)).catch((cause) => {
      throw new FolderUnusableError(file, cause);
    });
    const [root] = await reader.getRoots();
    if (!root) throw new FolderUnusableError(file);
    let blocks: { cid: CID; bytes: Uint8Array }[] = [];
    for await (const block of reader) {
      if (blocks.push(block) < TOGETHER) continue;
      await store.put(blocks);
      blocks = [];
    }
    await store.put(blocks);
    return root;
  }

  return {
    add: (path) =>
      serial(async () => {
        const info = await stat(path).catch((cause) => {
          throw new FolderUnusableError(path, cause);
        });
        const root = info.isDirectory() ? await importFolder(path) : await importCar(path);
        await store.put([]); // returns when all is on the disk
        await pins.addDag(root);
        await remember(root);
        return root;
      }),
    has: (cid) => roots.has(cid.toV1().toString()),
    release: () => release,
    async setRelease(cid) {
      if (cid) {
        await store.get(cid);
        await remember(cid.toV1());
        await state.put('release', cid.toString());
      } else {
        await state.delete('release');
      }
      release = cid?.toV1();
    },
  };
}
