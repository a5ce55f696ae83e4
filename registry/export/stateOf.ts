import type { Entry } from '../actions/words.ts';
import { type Collection, collectionIndex } from '../collection/index.ts';
import { stateIndex } from '../state/stateIndex.ts';
import { moment } from './recordsOf.ts';
import type { ExportState } from './schema.ts';

/** The block that was read. `since`: that of the last revision, by which the whole state is named; null where it is not known. */
export interface ReadAt {
  chainId: number;
  address: string;
  block: bigint;
  time: number;
  since: bigint | null;
}

/** The state that a view was read at: the root of all of it, and those of the collections that the view draws from. */
export async function stateOf(
  { chainId, address, block, time, since }: ReadAt,
  collections: readonly Collection[],
  heads: readonly Entry[],
): Promise<ExportState> {
  const registry = address as `0x${string}`;
  const whole = since === null ? null : await stateIndex({ chainId, registry, block: Number(since) }, heads);
  return {
    chainId,
    registry,
    block: Number(block),
    time: moment(time),
    root: whole?.index.cid ?? null,
    since: since === null ? null : Number(since),
    collections: await Promise.all(
      collections.map(async ({ kind, period }) => {
        const entries = heads.filter((head) => head.kind === kind && head.period === period);
        const [overview, archive] = await Promise.all([
          collectionIndex({ kind, period }, entries, 'raw'),
          collectionIndex({ kind, period }, entries, 'dag-json'),
        ]);
        return { kind, period, entries: entries.length, overviewRoot: overview.cid, archiveRoot: archive.cid };
      }),
    ),
  };
}
