import { BadSearchError } from '../../registry/search/errors.ts';
import { MAX_WORDS } from '../../registry/search/query.ts';
import { isCjk, stretchesOf, wordsOfRun } from './cjk.ts';
import { type Words, wordsIn } from './words.ts';

/** One thing that an item must have: a word, or words that follow each other. */
interface Asked {
  words: string[];
  /** Unquoted, one word: it may be completed or read as a similar one. */
  free: boolean;
}

/** An expression of FTS5, and the words that it reads as others. */
export interface Reading {
  match: string;
  read: { word: string; as: string[] }[];
}

const CLEARLY_MORE = 10;

/**
 * Cuts a search into words and phrases. Only letters and numbers go on from here, so nothing that is typed can be syntax
 * of FTS5. Throws `BadSearchError` for too many words.
 */
export function askedIn(q: string): Asked[] {
  const asked = [...q.matchAll(/"([^"]*)"?|[^\s"]+/g)].flatMap(([whole, quoted]) =>
    quoted === undefined
      ? stretchesOf(whole).flatMap((stretch) => (isCjk(stretch) ? wordsOfRun(stretch).map(phrase) : [freely(wordsIn(stretch))]))
      : [phrase(quoted)],
  );
  const some = asked.filter(({ words }) => words.length > 0);
  if (some.reduce((sum, { words }) => sum + lengthOf(words), 0) > MAX_WORDS)
    throw new BadSearchError('q', `has more than ${MAX_WORDS} words`);
  return some;
}

const phrase = (text: string): Asked => ({ words: wordsIn(text), free: false });
const freely = (words: string[]): Asked => ({ words, free: words.length === 1 });

/** Of letters that are words only for the index, a run is one word. */
const lengthOf = (words: readonly string[]): number => words.filter((word, i) => !isCjk(word) || !isCjk(words[i - 1] ?? '')).length;

/** The search as it was typed; a last word that nothing has is completed. */
export function exactReading(asked: readonly Asked[], words: Words, isThere: (word: string) => boolean): Reading {
  return readAs(asked, ({ words: [word = ''] }, isLast) => (isLast && !isThere(word) ? words.completions(word) : []));
}

/** The search with words that are misspelt as far as one can tell; undefined where there is none. */
export function nearReading(asked: readonly Asked[], words: Words, isThere: (word: string) => boolean): Reading | undefined {
  const reading = readAs(asked, ({ words: [word = ''] }) => {
    const similar = words.similar(word);
    if (!isThere(word)) return similar;
    // It may be a rare word, or a slip that a document has too: what is meant is then far more frequent.
    const meant = similar.filter((other) => words.count(other) >= CLEARLY_MORE * Math.max(1, words.count(word)));
    return meant.length > 0 ? [word, ...meant] : [];
  });
  return reading.read.length > 0 ? reading : undefined;
}

function readAs(asked: readonly Asked[], others: (one: Asked, isLast: boolean) => string[]): Reading {
  const read: Reading['read'] = [];
  const parts = asked.map((one, i) => {
    const as = one.free ? others(one, i === asked.length - 1) : [];
    if (as.length > 0) read.push({ word: one.words.join(' '), as });
    return `(${(as.length > 0 ? as : [one.words.join(' ')]).map((phrase) => `"${phrase}"`).join(' OR ')})`;
  });
  return { match: parts.join(' AND '), read };
}
