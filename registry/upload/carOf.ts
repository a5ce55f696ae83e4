import { cidOf, digestToBytes } from '../cid/index.ts';
import type { UploadBlock } from './types.ts';

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
/** A binary CIDv1 of raw bytes by sha2-256, before its 32 bytes of hash. */
const cidHead = [0x01, 0x55, 0x12, 0x20];

/**
 * Blocks as a CARv1 (https://ipld.io/specs/transport/car/carv1/). Each is a root, so that `ipfs dag import` pins all of
 * them. The header is dag-cbor of one fixed shape: writing it takes these lines, a CBOR library several kilobytes.
 */
export function carOf(blocks: readonly UploadBlock[]): Uint8Array<ArrayBuffer> {
  const roots = blocks.flatMap(({ digest }) => [0xd8, 0x2a, 0x58, 37, 0x00, ...cidHead, ...digestToBytes(digest)]);
  const header = [0xa2, 0x65, ...ascii('roots'), ...arrayHead(blocks.length), ...roots, 0x67, ...ascii('version'), 0x01];
  const parts: (Uint8Array | number[])[] = [varint(header.length), header];
  for (const { digest, bytes } of blocks) parts.push(varint(cidHead.length + 32 + bytes.length), cidHead, digestToBytes(digest), bytes);
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

/** The head of a CBOR array. */
function arrayHead(length: number): number[] {
  if (length < 24) return [0x80 + length];
  if (length < 256) return [0x98, length];
  return [0x99, length >> 8, length & 0xff];
}

/** Unsigned LEB128. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 0x80; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}
