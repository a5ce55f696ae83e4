import { carHeader, carSection, type Digest } from '../cid/index.ts';
import { IncompleteStateError } from './errors.ts';
import { reach } from './reach.ts';
import type { StateIndex } from './stateIndex.ts';

/**
 * A state as one CARv1, in the order in which a gateway walks it: the same state is the same file. Throws
 * `IncompleteStateError`, which names each block that is missing, before the first byte.
 */
export async function stateCar(index: StateIndex, blocks: ReadonlyMap<Digest, Uint8Array>): Promise<Uint8Array<ArrayBuffer>[]> {
  const sections: Uint8Array<ArrayBuffer>[] = [carHeader([index.cid])];
  const missing: { name: string; cid: string }[] = [];
  const seen = new Set<string>();
  for await (const { cid, name, bytes } of reach(index.digest, ({ digest }) => blocks.get(digest))) {
    if (seen.has(cid)) continue;
    seen.add(cid);
    if (bytes) sections.push(carSection(cid, bytes));
    else missing.push({ name, cid });
  }
  if (missing.length > 0) throw new IncompleteStateError(index.cid, missing);
  return sections;
}
