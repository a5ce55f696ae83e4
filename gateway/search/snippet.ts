import type { SearchHit } from '../../registry/search/wire.ts';
import { MAX_SNIPPET } from '../../registry/search/wire.ts';
import { isCjk, together } from './cjk.ts';
import { SEPARATOR } from './database.ts';

/** What FTS5 puts around found words: control characters, which no document may hold. */
export const MARK_BEGIN = '\u0001';
export const MARK_END = '\u0002';

const BEFORE = 80; // characters of a snippet before its first mark
const MAX_MARKS = 100;

type Marks = SearchHit['title']['marks'];

/** The title of an item, without the label that stands behind it in the index. */
export function titleOf(marked: string): SearchHit['title'] {
  return unmarked(piecesOf(marked)[0] as string);
}

/** The stretch of an item's texts that shows most of what was found; without a find, the beginning of the first. */
export function snippetOf(marked: string, paths: readonly string[]): SearchHit['snippet'] {
  if (paths.length === 0) return null;
  const texts = piecesOf(marked).map(unmarked);
  let best = 0;
  for (const [i, { marks }] of texts.entries()) if (marks.length > (texts[best]?.marks.length ?? 0)) best = i;
  const { text, marks } = texts[best] as SearchHit['title'];
  const at = beginOf(text, marks[0]?.[0] ?? 0);
  const end = endOf(text, at);
  const shown = marks.filter(([from, to]) => from >= at && to <= end).map(([from, to]): [number, number] => [from - at, to - at]);
  return { path: paths[best] as string, at, text: text.slice(at, end), length: text.length, marks: shown };
}

/** The texts of a column. A mark that reaches over a separator, as of a phrase, is closed before it and opened behind it. */
function piecesOf(marked: string): string[] {
  let open = false;
  return together(marked)
    .split(SEPARATOR)
    .map((piece) => {
      const begun = open ? MARK_BEGIN + piece : piece;
      open = begun.lastIndexOf(MARK_BEGIN) > begun.lastIndexOf(MARK_END);
      return open ? begun + MARK_END : begun;
    });
}

function unmarked(piece: string): { text: string; marks: Marks } {
  let text = '';
  const marks: Marks = [];
  for (const part of piece.split(MARK_BEGIN)) {
    const close = part.indexOf(MARK_END);
    if (close > 0 && marks.length < MAX_MARKS) marks.push([text.length, text.length + close]);
    text += part.replace(MARK_END, '');
  }
  return { text, marks };
}

/** Where a snippet with its first mark at `mark` begins: at a word, and near the beginning at the beginning. */
function beginOf(text: string, mark: number): number {
  if (text.length <= MAX_SNIPPET || mark <= BEFORE) return 0;
  for (let at = Math.min(mark - BEFORE, text.length - MAX_SNIPPET); at < mark; at++)
    if (text[at - 1] === ' ' || isCjk(text.slice(at, at + 2))) return wholeLetter(text, at);
  return wholeLetter(text, mark);
}

/** Where it ends: after a word that fits. */
function endOf(text: string, at: number): number {
  if (text.length - at <= MAX_SNIPPET) return text.length;
  const last = at + MAX_SNIPPET;
  for (let end = last; end > at + MAX_SNIPPET / 2; end--)
    if (text[end] === ' ' || isCjk(text.slice(end, end + 2))) return wholeLetter(text, end);
  return wholeLetter(text, last);
}

/** A place that does not cut a letter of two code units. */
const wholeLetter = (text: string, at: number): number => (/^[\udc00-\udfff]$/.test(text[at] ?? '') ? at - 1 : at);
