import type { RegistryAddress } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { endingItem, type Fact, type Known, openingItem, type Placed, type Proposed, revisionItems } from '../../registry/feeds/index.ts';
import type { BlockStore } from '../blocks/store.ts';
import type { Journal } from '../journal.ts';
import { readKnown } from './readKnown.ts';
import type { Filled } from './store.ts';

export interface FillParts {
  registry: RegistryAddress;
  store: BlockStore;
  journal: Journal;
  /** The opening of a proposal. */
  proposal: (id: string) => Fact<Proposed> | null;
}

/** What feeds say of a fact now, from the documents that are here; and which they lack. */
export async function fillFact(parts: FillParts, fact: Fact): Promise<Filled> {
  if (!('proposal' in fact)) return { fact, placed: [], wants: [] };
  const proposed = fact.name === 'proposed' ? fact : parts.proposal(fact.proposal);
  if (!proposed) return { fact, placed: [], wants: [] }; // opened before the first block that is read
  const { registry } = parts;
  if (fact.name === 'proposed') {
    // The evidence of a dispute is no document of an entry: the page of the dispute shows it.
    const own: Known = proposed.action === 'dispute' ? { state: 'none' } : await readKnown(parts, proposed.entry, fact.digest);
    return filled(fact, [openingItem(registry, fact, own)], [[own, fact.digest]]);
  }
  const ending = endingItem(registry, proposed, fact);
  if (fact.name !== 'revised') return { fact, placed: [ending], wants: [] };
  const own = await readKnown(parts, proposed.entry, fact.digest);
  const before: Known = fact.parent === null ? { state: 'none' } : await readKnown(parts, proposed.entry, fact.parent);
  const placed = revisionItems({ registry, revised: fact, proposed, own, before });
  return filled(
    fact,
    [...placed, ending],
    [
      [own, fact.digest],
      [before, fact.parent],
    ],
  );
}

const filled = (fact: Fact, placed: Placed[], documents: [Known, Digest | null][]): Filled => ({
  fact,
  placed,
  wants: documents.flatMap(([known, digest]) => (known.state === 'waiting' && digest !== null ? [digest] : [])),
});
