import { isCjk, stretchesOf } from './cjk.ts';

/**
 * The words of a text as the index sees them: letters and numbers, lowercase, without accents; of Chinese, Japanese and Korean
 * each letter.
 */
export function wordsIn(text: string): string[] {
  return stretchesOf(text.normalize('NFC')).flatMap((stretch) => {
    if (isCjk(stretch)) return [...stretch];
    const plain = stretch.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  });
}

const SHORTEST = 4;
const LONGEST = 32;
const MAX_SIMILAR = 4;
const MAX_COMPLETIONS = 8;

/** Whether a word is kept for likeness: with a letter, and of a length that people type. */
const isKept = (word: string): boolean => word.length <= LONGEST && /\p{L}/u.test(word) && !isCjk(word);

/**
 * The words that items have, each with the number of items: what a misspelt or unfinished word is compared with. It
 * follows from the items alone, so a rebuilt index reads every word alike.
 */
export function createWords(initial: Iterable<[word: string, items: number]>) {
  const items = new Map<string, number>();
  const byTrigram = new Map<string, string[]>();
  const changed = new Set<string>();
  for (const [word, count] of initial) set(word, count);

  function set(word: string, count: number): void {
    if (!items.has(word)) for (const trigram of trigramsOf(word)) push(trigram, word);
    items.set(word, count);
  }
  function push(trigram: string, word: string): void {
    const list = byTrigram.get(trigram);
    if (list) list.push(word);
    else byTrigram.set(trigram, [word]);
  }
  const count = (word: string): number => items.get(word) ?? 0;

  return {
    /** Counts the words of an item in (1) or out (-1). */
    add(text: string, by: 1 | -1): void {
      for (const word of new Set(wordsIn(text))) {
        if (!isKept(word)) continue;
        set(word, count(word) + by);
        changed.add(word);
      }
    },
    /** The words whose number changed since this was asked last. */
    takeChanged(): [word: string, items: number][] {
      const list = [...changed].map((word): [string, number] => [word, count(word)]);
      changed.clear();
      return list;
    },
    /** Items that have a word, spelt just so. */
    count,
    /** Words that begin so, the most frequent first. */
    completions(begin: string): string[] {
      if (begin.length < 2) return [];
      return (byTrigram.get(` ${begin.slice(0, 2)}`) ?? [])
        .filter((word) => word.startsWith(begin) && count(word) > 0)
        .sort(byCount)
        .slice(0, MAX_COMPLETIONS);
    },
    /** Words that differ by a letter or two, the nearest first, then the most frequent. */
    similar(word: string): string[] {
      if (word.length < SHORTEST || !isKept(word)) return [];
      const own = trigramsOf(word);
      const shared = new Map<string, number>();
      for (const trigram of own) for (const other of byTrigram.get(trigram) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      const most = word.length < 6 ? 1 : 2;
      const near: { word: string; edits: number }[] = [];
      for (const [other, both] of shared) {
        if (other === word || count(other) === 0 || Math.abs(other.length - word.length) > most) continue;
        if ((2 * both) / (own.length + other.length) < 0.25) continue; // a word has as many trigrams as letters
        const edits = editsBetween(word, other, most);
        if (edits <= most) near.push({ word: other, edits });
      }
      const found = near.sort((a, b) => a.edits - b.edits || byCount(a.word, b.word));
      return found
        .filter(({ edits }) => edits === found[0]?.edits)
        .slice(0, MAX_SIMILAR)
        .map((one) => one.word);
    },
  };

  function byCount(a: string, b: string): number {
    return count(b) - count(a) || (a < b ? -1 : 1);
  }
}

export type Words = ReturnType<typeof createWords>;

/** The distinct trigrams of a word, its begin and end marked by a space. */
function trigramsOf(word: string): string[] {
  const marked = ` ${word} `;
  return [...new Set(Array.from({ length: marked.length - 2 }, (_, i) => marked.slice(i, i + 3)))];
}

/** Letters to change, insert, drop or swap with the next one; more than `most` is not told apart. */
function editsBetween(a: string, b: string, most: number): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(
        (last[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last[b.length] as number;
}
