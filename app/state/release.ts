import { getHeadsOf } from '../../registry/actions/getHeadsOf.ts';
import { type Chain, type Entry, type FirstPage, getHeads, type RegistryAddress } from '../../registry/actions/index.ts';
import { BehindReleaseError } from '../../registry/release/errors.ts';
import { openReleaseFiles, type ReleaseFiles } from '../../registry/release/releaseFiles.ts';
import type { ReleaseState } from '../../registry/release/releaseState.ts';
import { inTurns } from '../../registry/verify/hedge.ts';
import { type EntryState, headsOf, idOf } from './entryState.ts';
import { root } from './root.ts';

/**
 * The state beside this page, or null: where it cannot be read, or is of another registry than the config's, the page
 * begins with the chain, as one without a state does.
 */
export async function openRelease(registry: RegistryAddress, known: ReleaseState | undefined): Promise<ReleaseFiles | null> {
  const release = await openReleaseFiles(new URL('state', root).href, { known }).catch(() => null);
  const isOurs = release?.state.chainId === registry.chainId && release.state.registry === registry.address.toLowerCase();
  return isOurs ? release : null;
}

/** What a session has drawn from a release, and the chain's answer. */
interface Renewed {
  chain: Chain;
  registry: RegistryAddress;
  /** The block of the release. */
  since: number;
  firstPage: FirstPage;
  collections: Map<string, Entry[] | 'loading'>;
  heads: Map<string, Entry | 'loading' | 'none'>;
  entries: Map<string, EntryState<unknown>>;
}

/**
 * The chain's heads take the place of the release's, those that pages have asked for beyond the first page too. A document
 * whose head has the same digest stays; every other is asked for anew. Gives what does so, at once, as nothing may be drawn
 * from both. Errors: `BehindReleaseError`, and those of `getHeads`.
 */
export async function renew({ chain, registry, since, firstPage, collections, heads, entries }: Renewed): Promise<() => void> {
  const block = firstPage.blockNumber;
  if (block < since) throw new BehindReleaseError(block, since);
  const brought = headsOf(firstPage);
  const whole = await inTurns(
    [...collections.keys()].filter((place) => !brought.whole.has(place)),
    async (place) => {
      const { kind, period } = placed(place);
      return [place, await getHeads(chain, { registry, kind, period, block })] as const;
    },
  );
  const alone = await inTurns([...Map.groupBy(heads.keys(), (id) => id.slice(0, id.lastIndexOf('/')))], async ([place, ids]) => {
    const keys = ids.map((id) => placed(id).key);
    const found = await getHeadsOf(chain, { registry, ...placed(place), keys, block });
    return ids.map((id, i) => [id, found.find(({ key }) => key === keys[i]) ?? 'none'] as const);
  });
  return () => {
    collections.clear();
    heads.clear();
    for (const [place, list] of [...whole, ...brought.whole]) collections.set(place, list);
    for (const [id, head] of [...alone.flat(), ...brought.alone]) heads.set(id, head);
    const now = new Map(
      [...collections.values(), ...heads.values()].flat().flatMap((head) => (typeof head === 'object' ? [[idOf(head), head]] : [])),
    );
    for (const [id, known] of entries) {
      const head = now.get(id);
      if (head?.digest !== known.entry.digest) entries.delete(id);
      else if (JSON.stringify(head) !== JSON.stringify(known.entry)) entries.set(id, { ...known, entry: head });
    }
  };
}

const placed = (place: string): { kind: Entry['kind']; period: number; key: string } => {
  const [kind, period, key = ''] = place.split('/');
  return { kind: kind as Entry['kind'], period: Number(period), key };
};
