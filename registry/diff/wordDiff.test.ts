import { expect, it } from 'vitest';
import { randomOf, seedOf } from '../testing.ts';
import type { WordDiff } from './types.ts';
import { wordDiff } from './wordDiff.ts';

const side = (words: WordDiff[], without: WordDiff['kind']): string =>
  words
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

it('keeps whole words together', () => {
  expect(wordDiff('seven days', 'eight days')).toEqual([
    { kind: 'removed', text: 'seven' },
    { kind: 'added', text: 'eight' },
    { kind: 'same', text: ' days' },
  ]);
});

it('compares by the character where a script sets no spaces', () => {
  expect(
    wordDiff('由节点执行', '由用户执行')
      .filter(({ kind }) => kind === 'same')
      .map(({ text }) => text),
  ).toEqual(['由', '执行']);
});

it('always holds both texts whole', () => {
  const random = randomOf(seedOf('words'));
  const alphabet = ['a', 'bc', ' ', '\n', '.', 'é', '😀', '证', '明', '-', '_'];
  const text = () => Array.from({ length: Math.floor(random() * 40) }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
  for (let run = 0; run < 2_000; run++) {
    const [before, after] = [text(), text()];
    const words = wordDiff(before, after);
    expect(side(words, 'added')).toBe(before);
    expect(side(words, 'removed')).toBe(after);
  }
});

it('gives up on texts that have nothing in common, and then shows both whole', () => {
  const [before, after] = ['a b '.repeat(5_000), 'c d.'.repeat(5_000)];
  expect(wordDiff(before, after)).toEqual([
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]);
});

it('shows two sentences that share only small words as two sentences', () => {
  expect(wordDiff('The profile was opened from the docs.', 'A swarm of the team ended.')).toEqual([
    { kind: 'removed', text: 'The profile was opened from the docs.' },
    { kind: 'added', text: 'A swarm of the team ended.' },
  ]);
});
