import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createPublicClient, http } from 'viem';
import { FIRST_PAGE, getFirstPage, type RegistryAddress } from '../../registry/actions/index.ts';
import { headsBytes, type ReleaseState, readState, releaseFile, writeRelease } from '../../registry/release/index.ts';
import { allHeads, collectionsOf, knownRevision } from '../../registry/state/index.ts';
import { agreeingChain, createBlockReader } from '../../registry/verify/index.ts';

interface StateSource {
  rpcs: readonly string[];
  registry: RegistryAddress;
}

export interface WriteStateOptions extends StateSource {
  gateways: readonly string[];
  /** The block whose state it is; the newest without. */
  block?: bigint;
  /** Most bytes of documents. */
  limit?: number;
  onProgress?: (entries: number, of: number) => void;
}

/** Writes the register's state into the folder `state` of a release. Written beside, then renamed: no half state is left. */
export async function writeState(folder: string, options: WriteStateOptions): Promise<ReleaseState> {
  const { rpcs, gateways, registry, limit, onProgress } = options;
  const chain = agreeingChain({ rpcs });
  const firstPage = await getFirstPage(chain, {
    registry,
    limit: FIRST_PAGE,
    ...(options.block !== undefined && { block: options.block }),
  });
  const number = firstPage.blockNumber;
  const [{ hash }, entries] = await Promise.all([
    createPublicClient({ transport: http(rpcs[0]) }).getBlock({ blockNumber: number }),
    allHeads(chain, { registry, block: number }),
  ]);
  const lastRevision = entries.length > 0 ? await knownRevision(chain, { registry, entries, block: number }) : null;
  const target = join(folder, 'state');
  const next = `${target}.new`;
  await rm(next, { recursive: true, force: true });
  const files = writeRelease(createBlockReader({ gateways }), {
    ...{ registry, firstPage, entries, lastRevision },
    block: { number: Number(number), hash, timestamp: firstPage.timestamp },
    ...(limit !== undefined && { limit }),
    ...(onProgress && { onProgress }),
  });
  const made = new Set<string>();
  for (;;) {
    const { done, value } = await files.next();
    if (done) {
      await rm(target, { recursive: true, force: true });
      await rename(next, target);
      return value;
    }
    const path = join(next, value.path);
    const place = dirname(path);
    if (!made.has(place)) await mkdir(place, { recursive: true });
    made.add(place);
    await writeFile(path, value.bytes);
  }
}

/** Whether a folder holds the state of a registry with the very heads that the chain has now. */
export async function isCurrent(folder: string, { rpcs, registry }: StateSource): Promise<boolean> {
  const read = (path: string) => readFile(join(folder, 'state', path));
  try {
    const state = readState(await read(releaseFile.state));
    if (state.chainId !== registry.chainId || state.registry !== registry.address.toLowerCase()) return false;
    const chain = agreeingChain({ rpcs });
    const { blockNumber } = await getFirstPage(chain, { registry, limit: 1 });
    if (blockNumber < state.block.number || state.collections.some(({ lacking }) => lacking.length > 0)) return false;
    const collections = collectionsOf(await allHeads(chain, { registry, block: blockNumber }));
    const same = collections.map(async ({ entries, ...which }) =>
      (await read(releaseFile.heads(which))).equals(headsBytes(which, entries)),
    );
    return collections.length === state.collections.length && (await Promise.all(same)).every(Boolean);
  } catch {
    return false; // there is none, or of another format: it is written anew
  }
}
