import { type Cid, canonicalBytes, cidOf, type Digest, digestOf } from '../cid/index.ts';

/** Which collection: all entries of a kind, or the notes of one period (YYYYMM; 0 for every other kind). */
export interface Collection {
  kind: 'project' | 'metric' | 'note' | 'page';
  period: number;
}

/** The part of an entry that a collection root covers. */
export interface KeyedDigest {
  key: string;
  digest: Digest;
}

/** The index block of a collection: a canonical dag-json list of links. */
export interface CollectionIndex {
  /** The collection root. */
  cid: Cid;
  digest: Digest;
  bytes: Uint8Array;
}

/**
 * The collection root follows from the chain's heads alone, so a gateway can publish it without being trusted.
 * With `raw` links (overview root) a CAR of it ends at the documents; with `dag-json` links (archive root) a CAR or a
 * recursive pin holds every linked block too.
 */
export async function collectionIndex(
  { kind, period }: Collection,
  entries: readonly KeyedDigest[],
  links: 'raw' | 'dag-json' = 'raw',
): Promise<CollectionIndex> {
  const sorted = entries.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const bytes = canonicalBytes({
    kind,
    period,
    entries: sorted.map(({ key, digest }) => [key, { '/': cidOf(digest, links) }]),
  });
  const digest = await digestOf(bytes);
  return { cid: cidOf(digest, 'dag-json'), digest, bytes };
}
