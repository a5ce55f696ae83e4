/** Widths of IBM Plex Sans Condensed in thousandths of its size: the widest of each class, at 600. */
const classes: readonly [number, string][] = [
  [300, " 'ijl.,:;!’[]"],
  [370, '()·{}frt|I-'],
  [520, 'aceogkvxyszLJ_/\\"?*“”'],
  [570, 'bdhnpquEFSTYZ$+<=>^`~–0123456789'],
];
const widthOf = new Map(classes.flatMap(([width, signs]) => [...signs].map((sign) => [sign, width] as const)));
const WIDEST = 870;
const CAPITAL = 660;
const IDEOGRAPH = 1000;

/** How wide a text is at most, in pixels of its size; a server has no screen to measure on. */
export const widthOfText = (text: string, size: number): number =>
  ([...text].reduce((sum, sign) => sum + (widthOf.get(sign) ?? unlisted(sign)), 0) * size) / 1000;

const unlisted = (sign: string): number => (sign >= '\u2e80' ? IDEOGRAPH : /[mwMW@%—…]/.test(sign) ? WIDEST : CAPITAL);

/** A text in lines that are at most so wide. A word that is wider than a line is broken; ideographs may break anywhere. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+/g) ?? []) {
    if (widthOfText(line + piece, size) <= width) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trim());
    line = piece.trimStart();
    while (widthOfText(line, size) > width) {
      const fits = [...line].findIndex((_, i, all) => widthOfText(all.slice(0, i + 1).join(''), size) > width);
      lines.push([...line].slice(0, Math.max(1, fits)).join(''));
      line = [...line].slice(Math.max(1, fits)).join('');
    }
  }
  return line.trim() ? [...lines, line.trim()] : lines;
}
