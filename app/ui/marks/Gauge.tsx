import { type Rung, rungs } from '../../../registry/schema/vocabulary.ts';
import { label, t, word } from '../../words/t.tsx';

/** Width of a tick: said (announced, reported), written (documented, released code), observed (the rest). */
const widths = [4, 4, 6, 6, 8, 8, 8];
/** The ticks from one to another as one path: a matrix draws a thousand gauges. */
const ticks = (from: number, to: number): string =>
  widths.map((width, i) => (i >= from && i < to ? `M0 ${19 - 3 * i}h${width}v2h-${width}z` : '')).join('');
const drawn = rungs.map((_, level) => ({ filled: ticks(0, level + 1), empty: ticks(level + 1, rungs.length) }));

/** What a gauge says to those who do not see it. */
export const gaugeText = (rung: Rung): string =>
  t('Evidence: {rung} ({level} of 7)', { rung: label(rung), level: rungs.indexOf(rung) + 1 });

/**
 * Evidence gauge: seven ticks from the bottom, filled up to the rung. `word` shows the rung's name beside it. Where there are
 * thousands, what stands around a gauge is `titled` with its words, and it is an element less.
 */
export function Gauge({ rung, small, word: named, titled }: { rung: Rung; small?: boolean; word?: boolean; titled?: boolean }) {
  const level = rungs.indexOf(rung);
  const full = level >= 4 ? 'seen' : 'full';
  const text = gaugeText(rung);
  const drawing = (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is named by its label, which not every tool draws as a tip
    <svg
      className={small || named ? 'gauge small' : 'gauge'}
      viewBox="0 0 8 21"
      {...(named ? { 'aria-hidden': true } : { role: 'img', 'aria-label': text })}
    >
      {!titled && <title>{text}</title>}
      <path d={drawn[level]?.filled} className={full} />
      {level < rungs.length - 1 && <path d={drawn[level]?.empty} className="empty" />}
    </svg>
  );
  return named ? (
    <span className="gauge-word">
      {drawing}
      {label(rung)}
    </span>
  ) : (
    drawing
  );
}

/** What would raise the evidence of a claim by one rung; through `t` where it is shown. */
export const raisedBy: Readonly<Record<Rung, string | null>> = {
  announced: word('a report by somebody other than the system'),
  reported: word('the system’s own documentation'),
  documented: word('released code that does it'),
  'released-code': word('a record on the chain that shows it'),
  'on-chain': word('a measurement with its method'),
  measured: word('the same measurement by somebody else'),
  reproduced: null,
};
