import { beforeEach, describe, expect, test } from 'vitest';
import type { Note } from '../../registry/schema/index.ts';
import { document, fill, find, headOf, index, keys, shown, three } from './testIndex.ts';

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
