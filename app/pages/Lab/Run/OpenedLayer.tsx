import { type KeyboardEvent, useRef, useState } from 'react';
import type { Tensor } from '../../../../lab/trace/tensor.ts';
import { useMedia } from '../../../state/useMedia.ts';
import { t } from '../../../words/t.tsx';
import { fresh, hexOf } from './address.ts';
import { type Arrangement, arrangements, moved } from './arrange.ts';
import { goTo } from './goTo.ts';
import { isNegative, levelOf, mostOf, valueText } from './ink.ts';
import { isMarked, type Run } from './runOf.ts';
import { TreePicture } from './TreePicture.tsx';
import { operationOf, pictureOf } from './words.ts';

/** One layer with every byte of it. One stop of the keyboard: arrows move, Enter chooses. */
export function OpenedLayer({ run }: { run: Run }) {
  const { entry, work, own } = run;
  const narrow = useMedia('(max-width: 640px)');
  const { columns, rows, gap, entryAt, placeOf } = arrangements(narrow)[entry.layer] as Arrangement;
  const [tensor, right] = [work.layers[entry.layer - 1] as Tensor, own.layers[entry.layer - 1] as Tensor];
  const most = mostOf(right) || 1;
  const marked = isMarked(run, entry.layer);
  const chosen = placeOf(entry.i, entry.j);
  const grid = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState({ of: entry, ...chosen });
  // Another layer, or an entry chosen elsewhere: the keyboard follows it.
  const at =
    focus.of === entry || (focus.of.layer === entry.layer && focus.of.i === entry.i && focus.of.j === entry.j) ? focus : { ...chosen };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moved(event.key, at, { columns, rows });
    if (!to || !entryAt(to.x, to.y)) return;
    event.preventDefault();
    setFocus({ of: entry, ...to });
    grid.current?.querySelector<HTMLElement>(`[data-place="${to.x}.${to.y}"]`)?.focus();
  };
  return (
    <div className="run-layer">
      <h2>{t('Layer {layer}: {operation}', { layer: entry.layer, operation: operationOf(entry.layer) })}</h2>
      <p className="run-hint">{pictureOf(entry.layer)}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: the places of a picture, in squares that stand apart */}
      <div
        ref={grid}
        role="grid"
        className="run-grid"
        data-columns={columns}
        aria-label={t('Entries of layer {layer}: arrows move, Enter chooses', { layer: entry.layer })}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: rows }, (_, y) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the cells take the focus
          <div role="row" key={y} data-apart={(y > 0 && y % gap === 0) || undefined}>
            {Array.from({ length: columns }, (_, x) => {
              const place = entryAt(x, y);
              if (!place) return null;
              const { i, j } = place;
              const byte = tensor.bytes[i * tensor.cols + j] as number;
              const differs = marked && byte !== right.bytes[i * right.cols + j];
              const isChosen = x === chosen.x && y === chosen.y;
              const words = t('row {row}, column {column}: {byte}, {value}', {
                ...{ row: i, column: j },
                byte: hexOf(byte),
                value: valueText(byte),
              });
              return (
                // biome-ignore lint/a11y/useSemanticElements: as above
                <button
                  // biome-ignore lint/suspicious/noArrayIndexKey: an entry is its place
                  key={x}
                  type="button"
                  role="gridcell"
                  data-place={`${x}.${y}`}
                  data-ink={levelOf(byte, most)}
                  data-apart={(x > 0 && x % gap === 0) || undefined}
                  data-below={isNegative(byte) || undefined}
                  data-differs={differs || undefined}
                  data-row={(i === entry.i && tensor.rows > 1) || undefined}
                  aria-selected={isChosen}
                  tabIndex={x === at.x && y === at.y ? 0 : -1}
                  aria-label={differs ? t('{entry}, not what the honest run gives', { entry: words }) : words}
                  title={words}
                  onClick={() => goTo({ ...run, entry: { layer: entry.layer, i, j }, change: fresh(run.change) })}
                >
                  {hexOf(byte)}
                </button>
              );
            })}
          </div>
        ))}
      </div>
      <TreePicture run={run} />
    </div>
  );
}
