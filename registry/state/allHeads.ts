import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { getHeads } from '../actions/getHeads.ts';
import { getPeriods } from '../actions/getPeriods.ts';
import { type Entry, kinds } from '../actions/words.ts';
import { inTurns } from '../verify/hedge.ts';

/** Every head of a registry at a block, in a call for each collection. Errors: those of `getHeads`. */
export async function allHeads(chain: Chain, { registry, block }: { registry: RegistryAddress; block: bigint }): Promise<Entry[]> {
  const collections = await inTurns(kinds, async (kind) =>
    (await getPeriods(chain, { registry, kind, block })).map((period) => ({ kind, period })),
  );
  return (await inTurns(collections.flat(), (which) => getHeads(chain, { registry, ...which, block }))).flat();
}
