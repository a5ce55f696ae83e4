import type { Entry } from '../actions/words.ts';
import { type Collection, collectionIndex } from '../collection/index.ts';
import { moment } from './recordsOf.ts';
import type { ExportState } from './schema.ts';

/** The state that a view was read at, with the roots of its collections. `entries` are all heads of a collection, shown or not. */
export async function stateOf(
  { chainId, address, block, time }: { chainId: number; address: string; block: bigint; time: number },
  collections: readonly (Collection & { entries: readonly Entry[] })[],
): Promise<ExportState> {
  return {
    chainId,
    registry: address,
    block: Number(block),
    time: moment(time),
    collections: await Promise.all(
      collections.map(async ({ kind, period, entries }) => {
        const [overview, archive] = await Promise.all([
          collectionIndex({ kind, period }, entries, 'raw'),
          collectionIndex({ kind, period }, entries, 'dag-json'),
        ]);
        return { kind, period, entries: entries.length, overviewRoot: overview.cid, archiveRoot: archive.cid };
      }),
    ),
  };
}
