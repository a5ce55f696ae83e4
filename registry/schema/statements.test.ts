import { describe, expect, it } from 'vitest';
import { canonicalBytes, cidOf, toDigest } from '../cid/index.ts';
import { NotCanonicalError, OffSchemaError, TooLargeError } from '../errors/index.ts';
import type { Comment } from './comment.ts';
import type { Evidence } from './evidence.ts';
import type { Reproduction } from './reproduction.ts';
import { checkStatement, MAX_COMMENT_BYTES, readEveryDocument, readStatement, type StatementName, writeStatement } from './statements.ts';

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
const reproduction: Reproduction = {
  schema: 'deml.reproduction/1',
  entry: { kind: 'metric', period: 0, key: 'lab' },
  version: 3,
  digest: cid,
  account: `0x${'0a'.repeat(20)}`,
  ranAt: '2026-11-20T13:05:00Z',
  command: 'npm run lab:reproduce',
  code: { commit: 'ab'.repeat(20), modified: false },
  environment: { cpu: 'A processor', cores: 2, platform: 'linux x64', node: 'v24.0.0', load: 0.5 },
  outcome: 'different',
  exact: {
    same: 40,
    different: 2,
    differences: [
      { id: 'a-reading', unit: 'bytes, proof', said: 776, got: 777 },
      { id: 'another', unit: 'gas, proof', said: 1 },
    ],
  },
  times: [{ id: 'a-time', unit: '× work, worker', value: 1.5 }],
  note: 'A newer compiler.',
};
const same: Reproduction = { ...reproduction, outcome: 'same', exact: { same: 42, different: 0, differences: [] } };
const unfinished: Reproduction = { ...reproduction, outcome: 'unfinished', note: 'It ran out of memory.' };
for (const part of ['exact', 'times'] as const) delete unfinished[part];
const pathsOf = (value: unknown, name: StatementName): string[] => {
  try {
    checkStatement(value, name);
    return [];
  } catch (error) {
    return (error as OffSchemaError).issues.map(({ path }) => path);
  }
};

it.each([comment, { ...comment, replyTo: cid }, evidence, { ...evidence, claims: ['one', 'two'] }, reproduction, same, unfinished])(
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

describe('a reproduction', () => {
  const exact = { same: 1, different: 1, differences: [{ id: 'a', unit: 'gas', said: 1, got: 2 }] };
  it.each([
    ['account', '0xAB'],
    ['ranAt', '2026-11-20'],
    ['command', 'two\nlines'],
    ['code.commit', { commit: 'abc', modified: false }],
    ['environment.cores', { ...reproduction.environment, cores: 0 }],
    ['outcome', 'same'],
    ['outcome', 'refuted'],
    ['exact', { ...exact, different: 2 }],
    ['exact.same', { ...exact, same: -1 }],
    ['exact.differences.0', { ...exact, differences: [{ id: 'a', unit: 'gas', said: 1, got: 1 }] }],
    ['exact.differences.0', { ...exact, differences: [{ id: 'a', unit: 'gas' }] }],
    ['times', []],
    ['verdict', 'confirmed'],
  ])('is refused at %s with %j', (path, value) => {
    expect(pathsOf({ ...reproduction, [path.split('.')[0] as string]: value }, 'deml.reproduction/1')).toContain(path);
  });

  it.each([
    ['different, where nothing differs', { ...same, outcome: 'different' }],
    ['same, where nothing was compared', { ...same, exact: { same: 0, different: 0, differences: [] } }],
    ['same, without a comparison', { ...same, exact: undefined }],
    ['unfinished, without a reason', { ...same, outcome: 'unfinished', note: undefined }],
  ])('is refused as %s', (_, value) => {
    expect(pathsOf(JSON.parse(JSON.stringify(value)), 'deml.reproduction/1')).toEqual(['outcome']);
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
