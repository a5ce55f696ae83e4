import { stat } from 'node:fs/promises';
import { globSource, unixfs } from '@helia/unixfs';
import { CID } from 'multiformats/cid';
import type { BlockStore } from './blocks/store.ts';
import { FolderUnusableError } from './errors.ts';
import type { IpfsNode } from './node/openNode.ts';
import type { Serial } from './node/serial.ts';
import type { State } from './node/state.ts';
import type { Pins } from './pins/pins.ts';

type Source = Parameters<ReturnType<typeof unixfs>['addAll']>[0]; // globSource promises less than it gives

/** The releases of the app that were imported here, and the one at `/`. */
export interface Sites {
  /** Imports a folder, pins it, and serves it under its CID from now on. The same files give the same CID. */
  addDirectory(directory: string): Promise<CID>;
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

  return {
    addDirectory: (directory) =>
      serial(async () => {
        let root: CID | undefined;
        const info = await stat(directory).catch((cause) => {
          throw new FolderUnusableError(directory, cause);
        });
        if (!info.isDirectory()) throw new FolderUnusableError(directory);
        // CIDv1, raw leaves and 1 MiB chunks are Helia's defaults: the unixfs-v1-2025 profile (IPIP-0499), equal in every tool.
        for await (const entry of unixfs(node.helia).addAll(globSource(directory, '**/*') as Source, { wrapWithDirectory: true }))
          root = entry.cid;
        if (!root) throw new FolderUnusableError(directory);
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
