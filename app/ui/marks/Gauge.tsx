import { labelOf, type Rung, rungs } from '../../../registry/schema/vocabulary.ts';

/** Width of a tick: said (announced, reported), written (documented, released code), observed (the rest). */
const widths = [4, 4, 6, 6, 8, 8, 8];

/** Evidence gauge: seven ticks from the bottom, filled up to the rung. `word` shows the rung's name beside it. */
export function Gauge({ rung, small, word }: { rung: Rung; small?: boolean; word?: boolean }) {
  const level = rungs.indexOf(rung);
  const full = level >= 4 ? 'seen' : 'full';
  const text = `Evidence: ${labelOf(rung)} (${level + 1} of 7)`;
  const drawing = (
    <svg
      className={small || word ? 'gauge small' : 'gauge'}
      viewBox="0 0 8 21"
      {...(word ? { 'aria-hidden': true } : { role: 'img', 'aria-label': text })}
    >
      <title>{text}</title>
      {widths.map((width, i) => (
        <rect key={rungs[i]} y={19 - 3 * i} width={width} height="2" className={i <= level ? full : 'empty'} />
      ))}
    </svg>
  );
  return word ? (
    <span className="gauge-word">
      {drawing}
      {labelOf(rung)}
    </span>
  ) : (
    drawing
  );
}

/** What would raise the evidence of a claim by one rung. */
export const raisedBy: Readonly<Record<Rung, string | null>> = {
  announced: 'a report by somebody other than the system',
  reported: 'the system’s own documentation',
  documented: 'released code that does it',
  'released-code': 'a record on the chain that shows it',
  'on-chain': 'a measurement with its method',
  measured: 'the same measurement by somebody else',
  reproduced: null,
};
