/** The width of a character of the condensed sans as a share of its size, on the generous side of what its texts measure. */
const ADVANCE = 0.44;
/** Capitals are wider, and Chinese characters as wide as they are high. */
const widthOf = (text: string): number =>
  text.length + 0.3 * (text.match(/\p{Lu}/gu)?.length ?? 0) + (1 / ADVANCE - 1) * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
/** Words that must not end a text that was cut. */
const dangling = /[\s,;:(]+(?:(?:a|an|and|are|as|at|be|by|for|from|in|is|no|not|of|on|or|the|to|was|with)[\s,;:(]*)*$/i;

/** A text as the lines that it takes in `room` pixels. Words stay whole. */
export function linesOf(text: string, room: number, size: number): string[] {
  const perLine = Math.floor(room / (size * ADVANCE));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= perLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text in at most `most` lines: what does not fit is cut between words, and an ellipsis says so. `tail` pixels stay free behind it. */
export function fitWords(text: string, room: number, most: number, size: number, tail = 0): string {
  const behind = 'i'.repeat(Math.ceil(tail / (size * ADVANCE)));
  if (linesOf(text + behind, room, size).length <= most) return text;
  const words = linesOf(text, room, size).slice(0, most).join(' ').split(' ');
  const cut = () => `${`${words.join(' ')} `.replace(dangling, '')}…`;
  while (words.length > 1 && linesOf(cut() + behind, room, size).length > most) words.pop();
  return cut();
}

/** A hyphen before a digit, as in `ERC-20`, with a word joiner: names like this do not break. */
export const unbroken = (text: string): string => text.replace(/-(?=\d)/g, '-\u2060');

/** What `other` says that `first` does not: without the words that both begin with. */
export function difference(first: string, other: string): string {
  const [left, right] = [first.split(' '), other.split(' ')];
  let same = 0;
  while (same < right.length - 1 && left[same] === right[same]) same++;
  return right.slice(same).join(' ');
}

/** A word as it stands inside a line: a capital of its own, as in `AI`, stays. */
export const inLine = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);
