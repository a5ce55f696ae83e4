import { diffArrays } from 'diff/lib/diff/array.js'; // the part alone: the package's index adds 2 KB that nobody calls
import type { WordDiff } from './types.ts';

/**
 * Words, runs of spaces, and every other character by itself. Scripts that set no spaces between words (Chinese,
 * Japanese, Thai …) are compared by the character.
 */
const token =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|[\p{L}\p{N}\p{M}_]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\p{L}\p{N}\p{M}_]|$)|\s+|./gsu;

/** Two texts that differ in more places are shown as one that went and one that came: the work grows by its square. */
const MAX_EDITS = 400;

/** Below this share of common letters, single words in common are chance, and a text full of marks is harder to read than two. */
const MIN_COMMON = 0.35;

/** What changed between two texts, word by word. The `same` and `removed` runs are the first text, `same` and `added` the second. */
export function wordDiff(before: string, after: string): WordDiff[] {
  const changes = diffArrays(before.match(token) ?? [], after.match(token) ?? [], { maxEditLength: MAX_EDITS });
  const common = changes?.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : lettersIn(value)), 0) ?? 0;
  if (!changes || common < MIN_COMMON * Math.min(lettersIn([before]), lettersIn([after])))
    return [{ kind: 'removed', text: before } as const, { kind: 'added', text: after } as const].filter(({ text }) => text);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

const lettersIn = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.replace(/\s+/g, '').length, 0);
