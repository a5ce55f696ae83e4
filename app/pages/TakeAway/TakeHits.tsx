import { recordsOfHits } from '../../../registry/export/recordsOfLists.ts';
import type { CheckedHit } from '../../../registry/search/checkHits.ts';
import { collectionsOf } from './gather.ts';
import { TakeAway } from './TakeAway.tsx';

/** The hits that are shown: those of this page of the search, each with what chain and block say of it. */
export default function TakeHits({ hits, words, address }: { hits: readonly CheckedHit[]; words: string; address: string }) {
  return (
    <TakeAway
      shown={{
        title: words ? `hits of the search “${words}”` : 'hits of a search',
        name: 'search',
        address,
        subject: 'hits',
        collections: collectionsOf(hits),
        waiting: false,
        records: async () => recordsOfHits(hits),
      }}
    />
  );
}
