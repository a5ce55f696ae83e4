import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createPublicClient, http } from 'viem';
import { FIRST_PAGE, getFirstPage, type RegistryAddress } from '../../registry/actions/index.ts';
import { type ReleaseState, writeRelease } from '../../registry/release/index.ts';
import { allHeads, knownRevision } from '../../registry/state/index.ts';
import { agreeingChain, createBlockReader } from '../../registry/verify/index.ts';

export interface WriteStateOptions {
  rpcs: readonly string[];
  gateways: readonly string[];
  registry: RegistryAddress;
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
