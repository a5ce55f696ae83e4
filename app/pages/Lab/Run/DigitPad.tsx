import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { side } from '../../../../lab/model/digitSamples.ts';
import { t } from '../../../words/t.tsx';
import type { RunState } from './address.ts';
import { moved } from './arrange.ts';
import { goTo, runHref } from './goTo.ts';
import { type Digit, drawnOf, labelOf, levelsOf, samples } from './model.ts';

const full = 16;
const inkOf = (level: number): number => Math.round((level * 9) / full);
const size = { columns: side, rows: side };

/** 8 × 8 pixels that can be drawn on with mouse, finger or keys, and samples to begin with. */
export function DigitPad({ state }: { state: RunState }) {
  const levels = levelsOf(state.digit);
  const [at, setAt] = useState(0);
  const pen = useRef<number | null>(null);
  const pad = useRef<HTMLDivElement>(null);
  // One stroke sets many pixels before the page has drawn the first.
  const drawing = useRef(levels);
  drawing.current = pen.current === null ? levels : drawing.current;

  const set = (pixel: number, level: number) => {
    if (drawing.current[pixel] === level) return;
    drawing.current = drawing.current.with(pixel, level);
    goTo({ ...state, digit: drawnOf(drawing.current) });
  };
  const pixelUnder = ({ clientX, clientY }: PointerEvent): number | null => {
    const pixel = (document.elementFromPoint(clientX, clientY) as HTMLElement | null)?.dataset.pixel;
    return pixel === undefined ? null : Number(pixel);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const pixel = pixelUnder(event);
    if (pixel === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = levels;
    pen.current = (levels[pixel] as number) < full / 2 ? full : 0;
    set(pixel, pen.current);
    setAt(pixel);
  };
  const onPointerMove = (event: PointerEvent) => {
    const pixel = pen.current === null ? null : pixelUnder(event);
    if (pixel !== null) set(pixel, pen.current as number);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      set(at, (levels[at] as number) < full / 2 ? full : 0);
    }
    const to = moved(event.key, { x: at % side, y: Math.floor(at / side) }, size);
    if (!to) return;
    event.preventDefault();
    setAt(to.y * side + to.x);
    pad.current?.querySelector<HTMLElement>(`[data-pixel="${to.y * side + to.x}"]`)?.focus();
  };

  return (
    <div className="run-pad">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is of a form, and nothing is sent */}
      <div
        ref={pad}
        role="group"
        aria-label={t('Eight by eight pixels: arrows move, the space bar draws or clears')}
        className="run-pixels"
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          pen.current = null;
        }}
        onPointerCancel={() => {
          pen.current = null;
        }}
      >
        {levels.map((level, pixel) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a pixel is its place
            key={pixel}
            type="button"
            data-pixel={pixel}
            data-ink={inkOf(level)}
            tabIndex={pixel === at ? 0 : -1}
            aria-pressed={level >= full / 2}
            aria-label={t('row {row}, column {column}: ink {level} of 16', {
              ...{ row: Math.floor(pixel / side), column: pixel % side, level },
            })}
            onFocus={() => setAt(pixel)}
          />
        ))}
      </div>
      <div>
        <p className="run-hint">{t('Draw on it: mouse, finger, or arrow keys and space.')}</p>
        <ul className="run-samples" aria-label={t('Samples')}>
          {samples.map((sample) => (
            <li key={sample}>
              <Sample sample={sample} state={state} />
            </li>
          ))}
        </ul>
        <p className="run-hint">
          {t('Samples that the training did not see. Of 2,000 such, the model names 1,969 rightly; the last two here it does not.')}
        </p>
        <button type="button" className="textbutton" onClick={() => goTo({ ...state, digit: '0'.repeat(side * side) }, false)}>
          {t('Begin with an empty sheet')}
        </button>
      </div>
    </div>
  );
}

function Sample({ sample, state }: { sample: number; state: RunState }) {
  return (
    <a
      href={runHref({ ...state, digit: sample })}
      aria-current={state.digit === sample || undefined}
      aria-label={t('A sample of the digit {digit}', { digit: labelOf(sample) ?? '' })}
    >
      <Thumb digit={sample} />
    </a>
  );
}

function Thumb({ digit }: { digit: Digit }) {
  return (
    <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true" shapeRendering="crispEdges">
      {levelsOf(digit).map((level, pixel) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pixel is its place
        <rect key={pixel} x={pixel % side} y={Math.floor(pixel / side)} width="1" height="1" data-ink={inkOf(level)} />
      ))}
    </svg>
  );
}
