import { sha256 } from 'multiformats/hashes/sha2';
import { expect, it } from 'vitest';
import { BadDigestError } from '../errors/index.ts';
import { randomBytes, randomOf, seedOf } from '../testing.ts';
import { digestFromBytes, digestOf, digestToBytes, toDigest } from './digest.ts';

it('hashes as multiformats does, and goes to bytes and back', async () => {
  const random = randomOf(seedOf('digest'));
  for (let i = 0; i < 50; i++) {
    const bytes = randomBytes(random, Math.floor(random() * 5000));
    const digest = await digestOf(bytes);
    expect(digestToBytes(digest)).toEqual((await sha256.digest(bytes)).digest);
    expect(digestFromBytes(digestToBytes(digest))).toBe(digest);
  }
});

it('hashes a part of a buffer and not the buffer', async () => {
  const buffer = Uint8Array.from([1, 2, 3, 4, 5]);
  expect(await digestOf(buffer.subarray(1, 3))).toBe(await digestOf(Uint8Array.from([2, 3])));
});

it('brands 32 bytes of hex in lower case', () => {
  expect(toDigest(`0X${'AB'.repeat(32)}`)).toBe(`0x${'ab'.repeat(32)}`);
});

it.each(['', '0x', 'ab'.repeat(32), `0x${'ab'.repeat(31)}`, `0x${'ab'.repeat(33)}`, `0x${'zz'.repeat(32)}`, `0x${'ab'.repeat(32)}\n`])(
  'refuses %j',
  (text) => {
    expect(() => toDigest(text)).toThrow(BadDigestError);
  },
);

it('refuses bytes that are not 32', () => {
  for (const length of [0, 31, 33]) expect(() => digestFromBytes(new Uint8Array(length))).toThrow(BadDigestError);
});
