import { CarWriter } from '@ipld/car';
import { CID } from 'multiformats/cid';
import { cidOf, type Digest, digestOf } from '../cid/index.ts';
import { collectionIndex, type KeyedDigest } from '../collection/index.ts';
import type { Shelf } from './servers.node.ts';
import { concat } from './stream.ts';

/** Twelve documents of a month, as gateways have them: alone, and as the CAR of their collection root. */

export const which = { kind: 'note', period: 202501 } as const;
export const documents = Array.from({ length: 12 }, (_, i) => new TextEncoder().encode(`{"n":${i},"text":"${'x'.repeat(200 * i)}"}`));
export const digests = await Promise.all(documents.map(digestOf));
export const entries: KeyedDigest[] = digests.map((digest, i) => ({ key: `note-${i}`, digest }));
export const first = digests[0] as Digest;

/** A CAR by the reference implementation. */
export async function carOf(root: CID, blocks: [CID, Uint8Array][]): Promise<Uint8Array> {
  const { writer, out } = CarWriter.create([root]);
  const written = concat(out);
  for (const [cid, bytes] of blocks) await writer.put({ cid, bytes });
  await writer.close();
  return written;
}

export const index = await collectionIndex(which, entries);
export const root = CID.parse(index.cid);
export const pairs = documents.map((bytes, i): [CID, Uint8Array] => [CID.parse(cidOf(digests[i] as Digest)), bytes]);
export const whole = await carOf(root, [[root, index.bytes], ...pairs]);
export const raws: Shelf = new Map(documents.map((bytes, i) => [`${cidOf(digests[i] as Digest)}?format=raw`, bytes]));
export const shelf: Shelf = new Map([...raws, [`${index.cid}?format=car`, whole]]);
export const withCar = (car: Uint8Array): Shelf => new Map([...shelf, [`${index.cid}?format=car`, car]]);
export const one: Shelf = new Map([[`${cidOf(first)}?format=raw`, new Uint8Array(100_000)]]);

/** Short times, so that tests of silence are quick. */
export const fast = { hedgeMs: 60, stallMs: 400 };
