import * as dagJson from '@ipld/dag-json';
import { CID } from 'multiformats/cid';
import { create } from 'multiformats/hashes/digest';
import { sha256 } from 'multiformats/hashes/sha2';
import { describe, expect, it } from 'vitest';
import { digestFromBytes, digestToBytes, parseCid } from '../cid/index.ts';
import { randomBytes, randomOf, seedOf } from '../testing.ts';
import { collectionIndex, type KeyedDigest } from './collectionIndex.ts';

const random = randomOf(seedOf('collection'));
const entries: KeyedDigest[] = Array.from({ length: 40 }, (_, i) => ({
  key: `${'0-az9'.charAt(i % 5)}${Math.floor(random() * 1e9).toString(36)}-${i}`,
  digest: digestFromBytes(randomBytes(random, 32)),
}));
const notes = { kind: 'note', period: 202501 } as const;

describe.each([
  ['raw', 0x55],
  ['dag-json', dagJson.code],
] as const)('a collection root over %s links', (links, code) => {
  it('is the CID of the same value in @ipld/dag-json', async () => {
    const theirs = dagJson.encode({
      ...notes,
      entries: entries
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ key, digest }) => [key, CID.createV1(code, create(sha256.code, digestToBytes(digest)))]),
    });
    const root = await collectionIndex(notes, entries, links);
    expect(root.bytes).toEqual(theirs);
    expect(root.cid).toBe(CID.createV1(dagJson.code, await sha256.digest(theirs)).toString());
    expect(parseCid(root.cid)).toEqual({ codec: 'dag-json', digest: root.digest });
  });

  it('does not depend on the order of the heads, and leaves them as they are', async () => {
    const root = await collectionIndex(notes, entries, links);
    for (let i = 0; i < 10; i++) {
      const shuffled = entries
        .map((entry) => [random(), entry] as const)
        .sort(([a], [b]) => a - b)
        .map(([, entry]) => entry);
      const before = [...shuffled];
      expect((await collectionIndex(notes, shuffled, links)).cid).toBe(root.cid);
      expect(shuffled).toEqual(before);
    }
  });

  it('depends on kind, period, every key and every digest', async () => {
    const root = await collectionIndex(notes, entries, links);
    const [first, ...rest] = entries as [KeyedDigest, ...KeyedDigest[]];
    const others = await Promise.all([
      collectionIndex({ kind: 'page', period: 202501 }, entries, links),
      collectionIndex({ kind: 'note', period: 202502 }, entries, links),
      collectionIndex(notes, rest, links),
      collectionIndex(notes, [{ ...first, key: `${first.key}x` }, ...rest], links),
      collectionIndex(notes, [{ ...first, digest: (rest[0] as KeyedDigest).digest }, ...rest], links),
    ]);
    expect(new Set([root, ...others].map(({ cid }) => cid)).size).toBe(6);
  });
});

it('has an overview root and an archive root, and the first is the default', async () => {
  const [overview, archive] = await Promise.all([collectionIndex(notes, entries, 'raw'), collectionIndex(notes, entries, 'dag-json')]);
  expect(overview.cid).not.toBe(archive.cid);
  expect((await collectionIndex(notes, entries)).cid).toBe(overview.cid);
});

it('has a root for a collection without entries', async () => {
  const { bytes, cid } = await collectionIndex({ kind: 'project', period: 0 }, []);
  expect(new TextDecoder().decode(bytes)).toBe('{"entries":[],"kind":"project","period":0}');
  expect(cid).toBe(CID.createV1(dagJson.code, await sha256.digest(bytes)).toString());
});
