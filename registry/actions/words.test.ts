import { expect, it } from 'vitest';
import { BadKeyError } from '../errors/index.ts';
import { randomOf, seedOf } from '../testing.ts';
import { entryFrom, keyFromBytes32, keyToBytes32 } from './words.ts';

it('writes a key as the contract stores it, and reads it back', () => {
  expect(keyToBytes32('0g')).toBe(`0x3067${'00'.repeat(30)}`);
  const random = randomOf(seedOf('keys'));
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-';
  for (let i = 0; i < 500; i++) {
    const key = Array.from({ length: 1 + Math.floor(random() * 32) }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
    expect(keyFromBytes32(keyToBytes32(key))).toBe(key);
  }
  for (const key of ['0', '00', '0'.repeat(32), 'p0', '-']) expect(keyFromBytes32(keyToBytes32(key))).toBe(key);
});

it.each(['', 'A', 'gеnsyn', 'a b', 'a'.repeat(33), 'a\0', 'a_b'])('refuses the key %j', (key) => {
  expect(() => keyToBytes32(key)).toThrow(BadKeyError);
});

it('refuses bytes that no key has', () => {
  for (const hex of [
    '00'.repeat(32),
    `41${'00'.repeat(31)}`,
    `6100${'61'}${'00'.repeat(29)}`,
    `ff${'00'.repeat(31)}`,
    `00${'61'.repeat(31)}`,
  ])
    expect(() => keyFromBytes32(`0x${hex}`)).toThrow(BadKeyError);
});

it('reads an entry with its words', () => {
  const head = { digest: `0x${'AB'.repeat(32)}` as const, version: 3, approvedAt: 1_700_000_000, status: 3, disputes: 1 };
  expect(entryFrom('note', 202501)({ key: keyToBytes32('toploc'), head })).toEqual({
    kind: 'note',
    period: 202501,
    key: 'toploc',
    digest: `0x${'ab'.repeat(32)}`,
    version: 3,
    approvedAt: 1_700_000_000,
    status: 'disputed',
    disputes: 1,
  });
});
