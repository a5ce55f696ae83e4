import { BadDigestError } from '../errors/index.ts';

declare const brand: unique symbol;

/** `0x` and 64 lowercase hex digits: the sha2-256 of a block, as `bytes32` on the chain. */
export type Digest = `0x${string}` & { readonly [brand]: 'Digest' };

const form = /^0x[0-9a-f]{64}$/;

/** Brands a string as a digest, or throws `BadDigestError`. */
export function toDigest(text: string): Digest {
  const lower = text.toLowerCase();
  if (!form.test(lower)) throw new BadDigestError(text);
  return lower as Digest;
}

/** The sha2-256 of some bytes, by WebCrypto. */
export async function digestOf(bytes: Uint8Array): Promise<Digest> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return digestFromBytes(new Uint8Array(hash));
}

/** 32 raw bytes as a digest. */
export function digestFromBytes(bytes: Uint8Array): Digest {
  let text = '0x';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return toDigest(text);
}

/** A digest as its 32 bytes. */
export function digestToBytes(digest: Digest): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(digest.slice(2 + i * 2, 4 + i * 2), 16));
}
