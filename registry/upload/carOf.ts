import { carHeader, carSection, cidOf } from '../cid/index.ts';
import type { UploadBlock } from './types.ts';

/** Blocks as a CARv1. Each is a root, so that `ipfs dag import` pins all of them. */
export function carOf(blocks: readonly UploadBlock[]): Uint8Array<ArrayBuffer> {
  const cids = blocks.map(({ digest }) => cidOf(digest));
  const parts = [carHeader(cids), ...blocks.map(({ bytes }, i) => carSection(cids[i] as string, bytes))];
  const car = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    car.set(part, at);
    at += part.length;
  }
  return car;
}

/** The name under which a CAR is saved: that of its first block. */
export const carName = ([first]: readonly UploadBlock[]): string => `${first ? cidOf(first.digest) : 'empty'}.car`;
