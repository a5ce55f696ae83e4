import { bytesToHex, hexToBytes, sha256 } from 'viem/utils';

/** 32 bytes as `0x` and 64 lowercase hex digits, as `bytes32` on the chain. */
export type Hash = `0x${string}`;

/** The first byte of what is hashed says what it is, so that nothing passes for anything else. */
export const tags = { leaf: 0, node: 1, trace: 3, spec: 4, rho: 5, sigma: 6, audit: 7, sumcheck: 8, questions: 9, answers: 10 } as const;
export type Tag = keyof typeof tags;

/** SHA-256 of the tag and the parts, one after the other. */
export function hashBytes(tag: Tag, ...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(1 + parts.reduce((sum, { length }) => sum + length, 0));
  all[0] = tags[tag];
  let at = 1;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return sha256(all, 'bytes');
}

/** Whether a stranger's text is a hash as it is written here: two spellings of one would pass for two. */
export const isHash = (text: string): text is Hash => /^0x[0-9a-f]{64}$/.test(text);

export const toHash = (bytes: Uint8Array): Hash => bytesToHex(bytes);
export const fromHash = (hash: Hash): Uint8Array => hexToBytes(hash);

/** The same of hashes and bytes, as a hash. */
export const hashOf = (tag: Tag, ...parts: readonly (Uint8Array | Hash)[]): Hash =>
  toHash(hashBytes(tag, ...parts.map((part) => (typeof part === 'string' ? fromHash(part) : part))));
