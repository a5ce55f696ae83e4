import { describe, expect, test } from 'vitest';
import { MAX_SNIPPET } from '../../registry/search/wire.ts';
import { SEPARATOR } from './database.ts';
import { MARK_BEGIN, MARK_END, snippetOf, titleOf } from './snippet.ts';

const mark = (text: string) => text.replaceAll('[', MARK_BEGIN).replaceAll(']', MARK_END).replaceAll('|', SEPARATOR);
const snippet = (text: string, paths = ['a', 'b']) => snippetOf(mark(text), paths) as NonNullable<ReturnType<typeof snippetOf>>;
const marked = ({ text, marks }: { text: string; marks: [number, number][] }) => marks.map(([from, to]) => text.slice(from, to));

test('a title is shown without the label behind it', () => {
  expect(titleOf(mark('A [proof] of it|[proof] of work'))).toEqual({ text: 'A proof of it', marks: [[2, 7]] });
});

describe('a snippet', () => {
  test('is of the text with most marks', () => {
    const found = snippet('one [two]|[two] three [two]');
    expect(found).toMatchObject({ path: 'b', at: 0, text: 'two three two', length: 13 });
    expect(marked(found)).toEqual(['two', 'two']);
  });

  test('without a mark is the beginning of the first text', () => {
    expect(snippet('nothing here|or here')).toEqual({ path: 'a', at: 0, text: 'nothing here', length: 12, marks: [] });
    expect(snippetOf('', [])).toBeNull();
  });

  test('closes a mark that reaches over two texts', () => {
    expect(marked(snippet('zero [knowledge|proofs] and'))).toEqual(['knowledge']);
  });

  test.each([0, 50, 150, 400, 900])('of a long text shows the mark behind %i words, whole, and begins and ends between words', (before) => {
    const plain = (count: number) => 'word '.repeat(count);
    const found = snippet(`${plain(before)}[here] ${plain(200)}end`);
    const whole = `${plain(before)}here ${plain(200)}end`;
    expect(found.text.length).toBeLessThanOrEqual(MAX_SNIPPET);
    expect(marked(found)).toEqual(['here']);
    expect(whole.slice(found.at, found.at + found.text.length)).toBe(found.text);
    expect(`${found.text} `).toMatch(/^(word |here )+$/);
  });

  test('cuts no letter in two', () => {
    const letters = '𝛑'.repeat(400);
    for (const text of [letters, `x${letters}`, `${'ab '.repeat(40)}[here]${letters}`])
      expect(snippet(text, ['a']).text.isWellFormed(), text.slice(0, 4)).toBe(true);
  });
});
