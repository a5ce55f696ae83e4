import { CarReader } from '@ipld/car';
import { expect, it } from 'vitest';
import { cidOf, digestOf } from '../cid/index.ts';
import { randomBytes, randomOf, seedOf } from '../testing.ts';
import { carBlocks } from '../verify/index.ts';
import { carName, carOf } from './carOf.ts';

const random = randomOf(seedOf('carOf'));
const blocks = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const bytes = randomBytes(random, Math.floor(random() * 600));
      return { bytes, digest: await digestOf(bytes) };
    }),
  );

it.each([1, 11, 23, 24, 255, 256])('a CAR of %i blocks is read by the reference implementation and by ours', async (count) => {
  const given = await blocks(count);
  const car = carOf(given);
  const reader = await CarReader.fromBytes(car);
  expect((await reader.getRoots()).map(String)).toEqual(given.map(({ digest }) => cidOf(digest)));
  const read = [];
  for await (const { cid, bytes } of reader.blocks()) read.push({ cid: String(cid), bytes });
  expect(read).toEqual(given.map(({ digest, bytes }) => ({ cid: cidOf(digest), bytes })));
  const ours = [];
  for await (const block of carBlocks(once(car), 'the test')) ours.push({ ...block });
  expect(ours).toEqual(given.map(({ digest, bytes }) => ({ digest, bytes })));
});

it('is saved under the name of its first block', async () => {
  const [first, second] = (await blocks(2)) as [{ digest: never; bytes: Uint8Array }, never];
  expect(carName([first, second])).toBe(`${cidOf(first.digest)}.car`);
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
