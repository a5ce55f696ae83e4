import { describe, expect, test } from 'vitest';
import { createWords, wordsIn } from './words.ts';

test('words are letters and numbers, lowercase, without accents; of Chinese each letter', () => {
  expect(wordsIn('Re-execution: Groß, naïve “GPUs” × 2 — 推理！')).toEqual(['re', 'execution', 'groß', 'naive', 'gpus', '2', '推', '理']);
});

const words = createWords([
  ['verification', 40],
  ['verifiable', 9],
  ['versification', 1],
  ['inference', 70],
  ['reference', 80],
  ['gone', 0],
]);

describe('similar words', () => {
  test.each([
    ['verifcation', ['verification']],
    ['verificaiton', ['verification']],
    ['infrence', ['inference']],
    ['eference', ['reference']],
    ['gane', []],
    ['ver', []],
    ['unrelated', []],
  ] as [string, string[]][])('of %s', (word, similar) => expect(words.similar(word)).toEqual(similar));
});

test('a begun word is completed by the most frequent words', () => {
  expect(words.completions('veri')).toEqual(['verification', 'verifiable']);
  expect(words.completions('go')).toEqual([]);
});

test('words are counted by items, in and out', () => {
  const counted = createWords([]);
  counted.add('proof proof of work', 1);
  counted.add('proof of stake', 1);
  expect(counted.takeChanged()).toEqual([
    ['proof', 2],
    ['of', 2],
    ['work', 1],
    ['stake', 1],
  ]);
  counted.add('proof of stake', -1);
  expect(counted.takeChanged()).toEqual([
    ['proof', 1],
    ['of', 1],
    ['stake', 0],
  ]);
  expect(counted.similar('stoke')).toEqual([]);
});
