import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Note } from '../../registry/schema/index.ts';
import { itemsOf } from '../../registry/search/itemsOf.ts';
import type { SearchQuery } from '../../registry/search/query.ts';
import { note } from '../../registry/testDocuments.ts';
import { sha256 } from '../blocks/store.ts';
import { createIndex } from './createIndex.ts';
import { openDatabase } from './database.ts';
import { createFind } from './find.ts';
import type { IndexedRevision } from './shelf.ts';

const REGISTRY = `0x${'11'.repeat(20)}`;
let folder: string;
let file: string;
let index: ReturnType<typeof createIndex>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deml-search-'));
  file = join(folder, 'search.sqlite');
  open();
});
afterEach(() => {
  index.db.close();
  rmSync(folder, { recursive: true });
});

function open(registry = REGISTRY): void {
  index = createIndex(openDatabase(file, registry));
}

const headOf = (key: string, version = 1): IndexedRevision => ({
  ...{ kind: 'note', period: 202_611, key, version, approvedAt: 1_790_000_000 + version, retired: false },
  digest: sha256(new TextEncoder().encode(`${key} ${version}`)),
});
const document = (part: Partial<Note>, version = 1) => ({
  revision: headOf(part.slug as string, version),
  items: itemsOf(note(part)),
  previous: version > 1 ? headOf(part.slug as string, version - 1).digest : null,
});

/** Puts notes into the index, all of one month. */
function fill(...notes: Partial<Note>[]): void {
  index.setHeads(
    'note',
    202_611,
    notes.map(({ slug }) => headOf(slug as string)),
  );
  index.put(notes.map((one) => document(one)));
}
const find = (query: SearchQuery) => createFind(index[query.versions ?? 'heads'])(query);
const keys = (query: SearchQuery) => find(query).hits.map(({ key }) => key);
const shown = (q: string) => find({ q }).hits.flatMap(({ snippet }) => snippet?.marks.map(([from, to]) => snippet.text.slice(from, to)));

const three: Partial<Note>[] = [
  {
    slug: 'toploc',
    title: 'TOPLOC',
    summary: 'A scheme for verifiable inference by hashes.',
    publishedAt: '2026-01-27',
    tags: ['verification'],
  },
  {
    slug: 'rollup',
    title: 'A rollup',
    summary: 'Optimistic verification of training, and re-execution.',
    publishedAt: '2026-03-02',
    tags: ['blockchain', 'verification'],
    sourceType: 'blog',
  },
  {
    slug: 'grants',
    title: 'Grants',
    summary: 'Money for hashes.',
    effect: 'Inference verification costs less.',
    publishedAt: '2025-12-30',
    projects: [],
  },
];

describe('words', () => {
  beforeEach(() => fill(...three));

  test('must all be there, in any form of theirs', () => {
    expect(keys({ q: 'hash inference' }).sort()).toEqual(['grants', 'toploc']);
    expect(keys({ q: 'VERIFIABLE hashes' })).toEqual(['toploc']);
    expect(find({ q: 'nothing of that' })).toMatchObject({ total: 0, hits: [], match: 'exact', next: null });
  });

  test('in quotes, or with a hyphen, must follow each other', () => {
    expect(keys({ q: '"verification of training"' })).toEqual(['rollup']);
    expect(keys({ q: '"training verification"' })).toEqual([]);
    expect(keys({ q: 're-execution' })).toEqual(['rollup']);
    expect(keys({ q: '"never closed' })).toEqual([]);
  });

  test('in a title weigh more', () => {
    expect(keys({ q: 'grants' })).toEqual(['grants']);
    index.setHeads('note', 202_612, [{ ...headOf('about-grants'), period: 202_612 }]);
    index.put([
      { ...document({ slug: 'about-grants', summary: 'It tells of grants.' }), revision: { ...headOf('about-grants'), period: 202_612 } },
    ]);
    expect(keys({ q: 'grants' })).toEqual(['grants', 'about-grants']);
  });

  test('are marked where they stand', () => {
    expect(shown('inference hash').sort()).toEqual(['hashes', 'hashes', 'inference']);
    expect(find({ q: 'toploc' }).hits[0]?.title).toEqual({ text: 'TOPLOC', marks: [[0, 6]] });
  });

  test('that are misspelt are read as similar ones, and the answer says so', () => {
    expect(find({ q: 'optimsitic' })).toMatchObject({ match: 'near', total: 1, read: [{ word: 'optimsitic', as: ['optimistic'] }] });
    expect(keys({ q: 'optimsitic trainnig' })).toEqual(['rollup']);
    expect(find({ q: 'optimsitic grants' })).toMatchObject({ match: 'exact', total: 0, read: [] });
  });

  test('that are begun at the end are completed, and the answer says so', () => {
    expect(find({ q: 'training optimis' })).toMatchObject({ match: 'exact', total: 1, read: [{ word: 'optimis', as: ['optimistic'] }] });
    expect(keys({ q: 'optimis training' })).toEqual([]);
  });

  test.each([
    'AND',
    'OR NOT',
    'title:grants',
    '{title}: grants',
    'gran*',
    '^grants',
    'NEAR(a b)',
    '"',
    '""',
    '"""',
    "'; drop table item; --",
    '(',
    ')',
    'a + b',
    '\\',
    '\u0000',
    '-grants',
    '"grants" OR "rollup"',
    '💥',
    '\u0003',
    '"a" NOT "b"',
    'rowid:1',
    '%',
    'grants\n\t',
  ])('are never syntax: %j', (q) => {
    const { hits, total } = find({ q });
    expect(total).toBe(hits.length);
    expect(index.dump().length).toBeGreaterThan(3);
  });

  test('are eight at most', () => {
    expect(() => find({ q: 'a b c d e f g h i' })).toThrow('has more than 8 words');
    expect(() => find({ q: '"a b c d e" f-g-h-i' })).toThrow('has more than 8 words');
  });
});

describe('words of Chinese, Japanese and Korean', () => {
  const asia: Partial<Note>[] = [
    { slug: 'zh', title: '可验证推理的成本', summary: '本文提出一种去中心化训练协议，用零知识证明验证GPU节点的推理结果。' },
    { slug: 'ja', title: '分散型の推論', summary: '検証者がグラフィックスカードで計算を再実行する。' },
    { slug: 'ko', title: '분산 학습', summary: '검증자가 추론을 다시 실행합니다.' },
  ];
  beforeEach(() => fill(...asia, ...three));

  test.each([
    ['推理', ['zh']],
    ['零知识证明', ['zh']],
    ['去中心化', ['zh']],
    ['验证', ['zh']],
    ['GPU节点', ['zh']],
    ['gpu', ['zh']],
    ['推理成本', ['zh']],
    ['训练的推理', ['zh']],
    ['"推理结果"', ['zh']],
    ['"结果推理"', []],
    ['理推', []],
    ['グラフィックス', ['ja']],
    ['再実行', ['ja']],
    ['추론', ['ko']],
    ['실행', ['ko']],
  ])('are found inside longer runs: %s', (q, found) => expect(keys({ q })).toEqual(found));

  test('are marked without a trace of how they are kept', () => {
    const [hit] = find({ q: '推理 gpu' }).hits;
    expect(hit?.title).toEqual({ text: '可验证推理的成本', marks: [[3, 5]] });
    expect(hit?.snippet).toMatchObject({ at: 0, text: asia[0]?.summary, length: asia[0]?.summary?.length });
    expect(shown('推理 gpu')).toEqual(['GPU', '推理']);
  });

  test('are counted as words, not as letters', () => {
    expect(keys({ q: '"去中心化训练协议，用零知识证明验证"' })).toEqual(['zh']);
    expect(() => find({ q: '推理 验证 成本 证明 协议 节点 结果 训练 知识' })).toThrow('has more than 8 words');
  });
});

describe('revisions before the heads', () => {
  const step = (version: number, summary: string) => document({ ...three[0], summary }, version);
  /** Puts a third version, and then whatever the index asks for. */
  function revise(): void {
    index.setHeads('note', 202_611, [headOf('toploc', 3)]);
    expect(index.put([step(3, 'Inference by proofs.')])).toMatchObject([{ version: 2, digest: headOf('toploc', 2).digest }]);
    expect(index.put([{ ...step(2, 'Inference by hashes.'), revision: { ...headOf('toploc', 2), approvedAt: null } }])).toHaveLength(1);
    index.put([{ ...step(1, 'Training by hashes.'), revision: { ...headOf('toploc', 1), approvedAt: null } }]);
  }

  test('are found only where they are asked for, with their version', () => {
    revise();
    expect(find({ q: 'hashes' })).toMatchObject({ total: 0, hits: [] });
    expect(
      find({ q: 'hashes', versions: 'earlier' })
        .hits.map(({ version, approvedAt }) => [version, approvedAt])
        .sort(),
    ).toEqual([
      [1, null],
      [2, null],
    ]);
    expect(find({ q: 'proofs', versions: 'earlier' }).total).toBe(0);
    expect(find({ q: 'training', versions: 'earlier' }).hits).toMatchObject([{ version: 1, digest: headOf('toploc', 1).digest }]);
  });

  test('weigh nothing among the heads: words that only they have are read as similar ones', () => {
    revise();
    expect(find({ q: 'trainng' })).toMatchObject({ match: 'exact', total: 0 });
    expect(find({ q: 'trainng', versions: 'earlier' })).toMatchObject({ match: 'near', total: 1 });
  });

  test('go with a head that goes back, and are those of a fresh index', () => {
    index.setHeads('note', 202_611, [headOf('toploc', 1)]);
    index.put([step(1, 'Training by hashes.')]);
    const before = [index.dump(), index.report()];
    revise();
    expect(index.report()).toMatchObject({ heads: 1, waiting: 0, earlier: { revisions: 2, items: 2, waiting: 0 } });
    index.setHeads('note', 202_611, [headOf('toploc', 1)]);
    index.put([step(1, 'Training by hashes.')]);
    expect([index.dump(), index.report()]).toEqual(before);
  });

  test('wait for their documents over a restart', () => {
    index.setHeads('note', 202_611, [headOf('toploc', 2)]);
    index.put([step(2, 'Inference by hashes.')]);
    index.db.close();
    open();
    expect(index.setHeads('note', 202_611, [headOf('toploc', 2)])).toMatchObject([{ version: 1, approvedAt: null }]);
  });
});

describe('what is asked beside words', () => {
  beforeEach(() => fill(...three));

  test('narrows: values of one facet are alternatives, facets hold together', () => {
    expect(keys({ tag: ['verification'] })).toEqual(['rollup', 'toploc', 'grants']);
    expect(keys({ tag: ['blockchain'] })).toEqual(['rollup']);
    expect(keys({ tag: ['blockchain', 'verification'], type: ['blog'] })).toEqual(['rollup']);
    expect(keys({ project: ['gensyn'], q: 'hashes' })).toEqual(['toploc']);
    expect(keys({ kind: ['page'] })).toEqual([]);
  });

  test('a range of dates holds both ends, of any precision', () => {
    expect(keys({ from: '2026', to: '2026-01' })).toEqual(['toploc']);
    expect(keys({ to: '2025-12-30' })).toEqual(['grants']);
    expect(keys({ from: '2026-03-02' })).toEqual(['rollup']);
    expect(keys({ from: '2026-03-03' })).toEqual([]);
  });

  test('no word gives everything, the newest first', () => {
    expect(find({})).toMatchObject({ order: 'date', total: 3 });
    expect(keys({})).toEqual(['rollup', 'toploc', 'grants']);
  });

  test('facets count what was found', () => {
    expect(find({ q: 'verification' }).facets).toMatchObject({
      kind: [{ value: 'note', count: 2 }],
      tag: [
        { value: 'verification', count: 2 },
        { value: 'blockchain', count: 1 },
      ],
      type: [
        { value: 'blog', count: 1 },
        { value: 'paper', count: 1 },
      ],
      project: [{ value: 'gensyn', count: 1 }],
    });
  });
});

describe('pages of an answer', () => {
  beforeEach(() => fill(...Array.from({ length: 45 }, (_, i) => ({ slug: `n-${i}`, summary: `Word ${'word '.repeat(i % 7)}end.` }))));

  test('follow each other without a gap or a repeat', () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const answer = find({ q: 'word', limit: 10, ...(cursor ? { cursor } : {}) });
      expect(answer.total).toBe(45);
      seen.push(...answer.hits.map(({ key }) => key));
      cursor = answer.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
  });

  test('end with the state that they were made in', () => {
    const { next } = find({ q: 'word', limit: 10 });
    index.setHeads('note', 202_611, [headOf('n-1')]);
    expect(() => find({ q: 'word', limit: 10, cursor: next as string })).toThrow('begin again');
  });
});

describe('heads', () => {
  test('wait for their documents, which come in any order, and once', () => {
    expect(
      index.setHeads(
        'note',
        202_611,
        three.map(({ slug }) => headOf(slug as string)),
      ),
    ).toHaveLength(3);
    expect(find({})).toMatchObject({ total: 0, waiting: 3 });
    const [first, second, third] = three.map((one) => document(one)) as [
      ReturnType<typeof document>,
      ReturnType<typeof document>,
      ReturnType<typeof document>,
    ];
    index.put([third, first]);
    index.put([first, { ...second, items: [] }]);
    expect(find({})).toMatchObject({ total: 2, waiting: 0 });
  });

  test('that moved on take their items along, and a document of a head that was is passed over', () => {
    fill(...three);
    index.setHeads('note', 202_611, [headOf('toploc', 2), headOf('rollup')]);
    expect(keys({})).toEqual(['rollup']);
    index.put([document(three[0] as Partial<Note>, 1)]);
    expect(keys({ q: 'toploc' })).toEqual([]);
    index.put([document({ ...three[0], summary: 'Rewritten.' }, 2)]);
    expect(keys({ q: 'rewritten' })).toEqual(['toploc']);
    expect(keys({ q: 'verifiable' })).toEqual([]);
    expect(find({ q: 'rewritten' }).hits[0]).toMatchObject({ version: 2, digest: headOf('toploc', 2).digest });
  });

  test('that go back leave the index as if they had never come', () => {
    fill(...three);
    const [state, dump] = [index.heads.state(), index.dump()];
    index.setHeads('note', 202_611, [headOf('toploc', 2), headOf('other')]);
    index.put([document({ ...three[0], summary: 'Brandnew words.' }, 2), document({ slug: 'other' })]);
    expect(index.heads.state()).not.toBe(state);
    index.setHeads(
      'note',
      202_611,
      three.map(({ slug }) => headOf(slug as string)),
    );
    index.put(three.map((one) => document(one)));
    expect(index.heads.state()).toBe(state);
    expect(index.dump()).toEqual(dump);
    expect(find({ q: 'brandnwe' })).toMatchObject({ total: 0, match: 'exact' });
  });

  test('retired keep their items, and say so', () => {
    fill(...three);
    index.setHeads('note', 202_611, [{ ...headOf('toploc'), retired: true }]);
    expect(find({}).hits).toMatchObject([{ key: 'toploc', retired: true }]);
  });
});

describe('the file', () => {
  test('opened again answers the same', () => {
    fill(...three);
    const before = [index.dump(), index.heads.state(), find({ q: 'hashes' }), find({ q: 'optimsitic' }), find({ tag: ['blockchain'] })];
    index.db.close();
    open();
    expect([index.dump(), index.heads.state(), find({ q: 'hashes' }), find({ q: 'optimsitic' }), find({ tag: ['blockchain'] })]).toEqual(
      before,
    );
  });

  test('of another registry, or damaged, is begun anew', () => {
    fill(...three);
    index.db.close();
    open(`0x${'22'.repeat(20)}`);
    expect(index.report()).toMatchObject({ heads: 0, items: 0 });
    fill(...three);
    index.db.close();
    writeFileSync(file, 'no database, and long enough to be taken for one '.repeat(100));
    open();
    expect(index.report()).toMatchObject({ heads: 0, items: 0 });
  });

  test('is not changed by half', () => {
    fill(three[0] as Partial<Note>);
    const heads = [headOf('toploc'), headOf('rollup'), headOf('grants')];
    index.setHeads('note', 202_611, heads);
    const before = [index.dump(), index.report(), find({})];
    const [, good, other] = three.map((one) => document(one)) as [unknown, ReturnType<typeof document>, ReturnType<typeof document>];
    const broken = { ...other, items: [{ ...other.items[0], texts: null }] as never };
    expect(() => index.put([good, broken])).toThrow(TypeError);
    expect([index.dump(), index.report(), find({})]).toEqual(before);
    index.put([good, other]);
    expect(find({}).total).toBe(3);
  });
});
