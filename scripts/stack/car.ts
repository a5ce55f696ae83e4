import { carOf } from '../../gateway/blocks/car.ts';
import { rawCid, sha256 } from '../../gateway/blocks/store.ts';
import { cidOf, digestOf } from '../../registry/cid/index.ts';

/** Blocks as a CARv1 whose root is the first of them, for an upload. */
export async function toCar(blocks: readonly Uint8Array[]): Promise<Uint8Array> {
  const listed = blocks.map((bytes) => ({ cid: rawCid(sha256(bytes)), bytes }));
  const [first] = listed;
  if (!first) throw new RangeError('A CAR needs a block.');
  return Buffer.concat(await Array.fromAsync(carOf(first.cid, inTurn(listed), { dups: true })));
}

/** The raw CIDs of some blocks, in their order. */
export const cidsOf = (blocks: readonly Uint8Array[]): Promise<string[]> =>
  Promise.all(blocks.map(async (block) => cidOf(await digestOf(block))));

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
