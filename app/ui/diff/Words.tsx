import type { WordDiff } from '../../../registry/diff/types.ts';
import type { SideName } from './sides.ts';

/** One side of a text that changed: what goes is struck, what comes is heavy and underlined, and both say so to those who listen. */
export function Words({ words, side }: { words: readonly WordDiff[]; side: SideName }) {
  const own = side === 'now' ? 'removed' : 'added';
  return (
    <>
      {words.map((run, i) => {
        if (run.kind === 'same') return run.text;
        if (run.kind !== own) return null;
        // biome-ignore lint/suspicious/noArrayIndexKey: runs of a text have no identity but their place
        return <Mark key={i} side={side} text={run.text} />;
      })}
    </>
  );
}

/** A whole text or value that stands on one side only, or differs from the other side. */
export function Mark({ side, text }: { side: SideName; text: string }) {
  return side === 'now' ? <del>{text}</del> : <ins>{text}</ins>;
}

/** Do two texts share enough for a reader to follow word by word; of two that say something else, the marks would be noise. */
function areAlike(words: readonly WordDiff[]): boolean {
  const length = (kind?: WordDiff['kind']) => words.reduce((sum, run) => (!kind || run.kind === kind ? sum + run.text.length : sum), 0);
  return length('same') * 3 >= length();
}

/** A text, marked where the part that it belongs to differs. */
export function Text({ text, differs, words, side }: { text: string; differs: boolean; words?: WordDiff[] | undefined; side: SideName }) {
  if (!differs) return text;
  if (!words) return <Mark side={side} text={text} />;
  return areAlike(words) ? <Words words={words} side={side} /> : text;
}
