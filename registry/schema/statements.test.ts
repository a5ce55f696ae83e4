import { describe, expect, it } from 'vitest';
import { canonicalBytes, cidOf, toDigest } from '../cid/index.ts';
import { NotCanonicalError, OffSchemaError, TooLargeError } from '../errors/index.ts';
import type { Comment } from './comment.ts';
import type { Evidence } from './evidence.ts';
import { checkStatement, MAX_COMMENT_BYTES, readEveryDocument, readStatement, writeStatement } from './statements.ts';

const cid = cidOf(toDigest(`0x${'ab'.repeat(32)}`));
const comment: Comment = {
  schema: 'deml.comment/1',
  proposal: `0x${'01'.repeat(32)}`,
  intent: 'request-changes',
  text: 'The second source says *2025*.\n\nPlease correct the year.',
  author: `0x${'0a'.repeat(20)}`,
  writtenAt: '2026-11-20T13:05:00Z',
  signature: `0x${'01'.repeat(65)}`,
};
const evidence: Evidence = {
  schema: 'deml.evidence/1',
  entry: { kind: 'note', period: 202611, key: 'toploc' },
  version: 2,
  digest: cid,
  statement: 'The paper was withdrawn.',
  sources: [{ title: 'Notice', kind: 'announcement', url: 'https://example.org/notice' }],
};
const pathsOf = (value: unknown, name: 'deml.comment/1' | 'deml.evidence/1'): string[] => {
  try {
    checkStatement(value, name);
    return [];
  } catch (error) {
    return (error as OffSchemaError).issues.map(({ path }) => path);
  }
};

it.each([comment, { ...comment, replyTo: cid }, evidence, { ...evidence, claims: ['one', 'two'] }])(
  'is read as it was written: %j',
  (one) => {
    expect(readStatement(writeStatement(one), one.schema)).toEqual(one);
    expect(readEveryDocument(writeStatement(one))).toEqual(one);
  },
);

describe('a comment', () => {
  it.each([
    ['signature', '0x'],
    ['signature', '0x123'],
    ['signature', `0x${'00'.repeat(2049)}`],
    ['signature', `0x${'AB'.repeat(65)}`],
    ['proposal', `0x${'01'.repeat(31)}`],
    ['author', `0x${'0A'.repeat(20)}`],
    ['intent', 'abstain'],
    ['text', ''],
    ['text', 'a'.repeat(4001)],
    ['text', 'reversed \u202e text'],
    ['writtenAt', '2026-11-20'],
    ['writtenAt', '2026-11-20T13:05:00.000Z'],
    ['writtenAt', '2026-11-20T13:05:00+01:00'],
    ['writtenAt', '2026-02-30T13:05:00Z'],
    ['writtenAt', '2026-11-20T24:00:00Z'],
    ['replyTo', 'bafkreinothing'],
    ['schema', 'deml.note/1'],
  ])('is refused with %s %j', (part, value) => {
    expect(pathsOf({ ...comment, [part]: value }, 'deml.comment/1')).toContain(part);
  });

  it('takes the longest text and signature, and no part more', () => {
    const longest = { ...comment, text: '”'.repeat(4000), signature: `0x${'00'.repeat(2048)}` };
    expect(writeStatement(longest).length).toBeLessThan(MAX_COMMENT_BYTES);
    expect(pathsOf({ ...comment, html: 'x' }, 'deml.comment/1')).toEqual(['html']);
  });
});

describe('evidence', () => {
  it.each([
    ['entry', { kind: 'note', period: 0, key: 'a' }],
    ['entry', { kind: 'note', period: 202613, key: 'a' }],
    ['entry', { kind: 'project', period: 202611, key: 'a' }],
    ['entry.key', { kind: 'project', period: 0, key: 'A' }],
    ['entry.kind', { kind: 'group', period: 0, key: 'a' }],
    ['version', 0],
    ['version', 2 ** 32],
    ['digest', `0x${'ab'.repeat(32)}`],
    ['claims', []],
    ['statement', 'a'.repeat(8001)],
    ['sources.0.url', [{ title: 'x', kind: 'press', url: 'javascript:alert(1)' }]],
  ])('is refused at %s with %j', (path, value) => {
    expect(pathsOf({ ...evidence, [path.split('.')[0] as string]: value }, 'deml.evidence/1')).toContain(path);
  });
});

it('bytes that are too large, not canonical or of no known schema are refused', () => {
  const spaced = new TextEncoder().encode(JSON.stringify(comment, null, 1));
  expect(() => readStatement(spaced, 'deml.comment/1')).toThrow(NotCanonicalError);
  expect(() => readStatement(new Uint8Array(MAX_COMMENT_BYTES + 1), 'deml.comment/1')).toThrow(TooLargeError);
  for (const value of [{ schema: 'deml.vote/1' }, { schema: 'constructor' }, {}, null, 'text'])
    expect(() => readEveryDocument(canonicalBytes(value))).toThrow(OffSchemaError);
  const page = {
    schema: 'deml.page/1',
    slug: 'about',
    title: 'About',
    sections: [],
    change: { kind: 'new', summary: 'First.' },
    previous: null,
  };
  expect(readEveryDocument(canonicalBytes(page))).toEqual(page);
});
