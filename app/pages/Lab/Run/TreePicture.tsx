import type { Tensor } from '../../../../lab/trace/tensor.ts';
import { depthOf } from '../../../../lab/trace/tree.ts';
import { plural } from '../../../state/format.ts';
import { t } from '../../../words/t.tsx';
import type { Run } from './runOf.ts';

const step = 9;
const rise = 20;

/** The tree of a layer: the chosen row, the hashes beside its way up, and the root to which they lead. */
export function TreePicture({ run: { entry, work } }: { run: Run }) {
  const { rows } = work.layers[entry.layer - 1] as Tensor;
  const depth = depthOf(rows);
  if (depth === 0) return <p className="run-hint">{t('The layer is one row: its leaf is the root, and the path is empty.')}</p>;
  const places = 2 ** depth;
  const x = (level: number, index: number) => (index + 0.5) * 2 ** level * step;
  const y = (level: number) => (depth - level) * rise + 8;
  const way = Array.from({ length: depth }, (_, level) => ({ level, index: entry.i >> level }));
  return (
    <figure className="run-tree">
      <svg viewBox={`0 0 ${places * step} ${depth * rise + 16}`} aria-hidden="true">
        {Array.from({ length: places }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a leaf is its place
          <rect key={index} x={x(0, index) - 2.5} y={y(0) - 2.5} width="5" height="5" data-empty={index >= rows || undefined} />
        ))}
        {way.map(({ level, index }) => (
          <g key={level}>
            <path d={`M${x(level, index)} ${y(level)}L${x(level + 1, index >> 1)} ${y(level + 1)}L${x(level, index ^ 1)} ${y(level)}`} />
            <rect className="run-way" x={x(level, index) - 4} y={y(level) - 4} width="8" height="8" />
            <circle cx={x(level, index ^ 1)} cy={y(level)} r="4.5" />
          </g>
        ))}
        <rect className="run-way" x={x(depth, 0) - 5} y={y(depth) - 5} width="10" height="10" />
      </svg>
      <figcaption className="run-hint">
        {t(
          'The tree of the layer: {rows} at {places} places, the rest empty. Row {row} (square) and the hashes beside its way (rings) lead to the root.',
          {
            ...{ rows: plural(rows, 'row'), places, row: entry.i },
          },
        )}
      </figcaption>
    </figure>
  );
}
