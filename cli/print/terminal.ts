import { stripVTControlCharacters } from 'node:util';
import type { Marks } from './shownDiff.ts';

/** What an answer is printed on. */
export interface Paper {
  /** Columns; Infinity where nobody looks, as in a pipe: then nothing is cut or wrapped. */
  width: number;
  /** Columns of texts that have to be laid out in any case. */
  page: number;
  strong(text: string): string;
  faint(text: string): string;
  warn(text: string): string;
  marks: Marks;
}

const PAGE = 100;

/** The paper of a stream. Colours only for a person, and only where neither NO_COLOR nor --no-color is given. */
export function paperOf(stream: NodeJS.WriteStream, { color }: { color: boolean }, env = process.env): Paper {
  const columns = Number(env.COLUMNS) > 0 ? Number(env.COLUMNS) : stream.isTTY ? stream.columns || 80 : Number.POSITIVE_INFINITY;
  const inColour = color && stream.isTTY === true && !env.NO_COLOR;
  const style = (open: number, close: number) => (text: string) => (inColour && text ? `\x1b[${open}m${text}\x1b[${close}m` : text);
  const [removed, added] = [style(31, 39), style(32, 39)];
  return {
    width: columns,
    page: Number.isFinite(columns) ? Math.max(40, columns) : PAGE,
    strong: style(1, 22),
    faint: style(2, 22),
    warn: style(33, 39),
    marks: inColour
      ? { removed, added, strong: style(1, 22) }
      : { removed: (text) => `[-${text}-]`, added: (text) => `{+${text}+}`, strong: (text) => text },
  };
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Characters that take two columns: CJK, Hangul, full-width forms, emoji. */
const wide = /^(?:[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation})/u;

/** The columns that a text takes. */
export function widthOf(text: string): number {
  const plain = stripVTControlCharacters(text);
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.length;
  return [...segments.segment(plain)].reduce((sum, { segment }) => sum + (wide.test(segment) ? 2 : 1), 0);
}

/** A text that takes at most so many columns. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let taken = 1;
  for (const { segment } of segments.segment(text)) {
    taken += widthOf(segment);
    if (taken > width) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** A text in lines of at most so many columns, broken between words; a longer word is broken too. */
export function wrap(text: string, width: number): string[] {
  if (!Number.isFinite(width)) return [text];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((one) => inPieces(one, width))) {
    if (line && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = '';
    }
    line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

function inPieces(word: string, width: number): string[] {
  if (widthOf(word) <= width) return [word];
  const pieces = [''];
  for (const { segment } of segments.segment(word)) {
    if (widthOf(pieces.at(-1) as string) + widthOf(segment) > width) pieces.push('');
    pieces[pieces.length - 1] += segment;
  }
  return pieces;
}

export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
