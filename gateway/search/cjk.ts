// Chinese, Japanese and Korean are written without spaces between words, or with endings that grow on them. FTS5 would take
// a whole run of such letters for one word. So each letter is a word of its own in the index, and a word that is searched
// is a phrase of letters: it is found wherever it stands, and no dictionary decides what can be found.

const LETTER = '(?=[\\p{L}\\p{N}])[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Bopomofo}]';
const letter = new RegExp(LETTER, 'u');
const runs = new RegExp(`(?:${LETTER})+`, 'gu');
const between = new RegExp(`(?<=[\\p{L}\\p{N}\\p{M}])(?=${LETTER})|(?<=${LETTER})(?=[\\p{L}\\p{N}])`, 'gu');

/** Between two letters of such a script: a control character, which no document may hold, and no part of a word. */
const GAP = '\u0004';

/** Whether a text begins with such a letter. */
export const isCjk = (text: string): boolean => letter.test(String.fromCodePoint(text.codePointAt(0) ?? 0));

/** A text as the index keeps it, its letters apart. */
export const apart = (text: string): string => (letter.test(text) ? text.replace(between, GAP) : text);

/** The text as it was. */
export const together = (text: string): string => text.replaceAll(GAP, '');

/** The stretches of a text, those of such letters apart from the others. */
export function stretchesOf(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (index > from) found.push(text.slice(from, index));
    found.push(run);
    from = index + run.length;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a run that somebody typed, particles of one letter left out; the whole run where it has none longer. */
export function wordsOfRun(run: string): string[] {
  const words = [...segmenter.segment(run)].map(({ segment }) => segment).filter((word) => [...word].length > 1);
  return words.length > 0 ? words : [run];
}
