import { useRef } from 'react';
import { spreadIn } from '../../../../lab/bench/sentences.ts';
import { useWidth } from '../../../ui/chart/useWidth.ts';
import { t, word } from '../../../words/t.tsx';
import { familyNames } from '../familyNames.ts';
import { cellOf, type Reading } from './cells.ts';
import { shownValue } from './Figure.tsx';
import type { RowsProps } from './Table.tsx';

const HEIGHT = 280;
const TOP = 16;
const BOTTOM = HEIGHT - 30;
/** Lines of two values that stand at one size. */
const LINE = 13;
/** Room for the ratios at the left, and for the names at the right. */
const LEFT = 52;
const RIGHT = 118;
const sizes = ['gemm-64', 'gemm-256', 'gemm-512'] as const;
const lines = [
  { family: 'reExecution', name: word('computing again'), shape: 'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0' },
  { family: 'bilinear', name: familyNames.bilinear, shape: 'M-3.5 -3.5h7v7h-7z' },
  { family: 'freivalds', name: familyNames.freivalds, shape: 'M0 -4.6L4.6 0L0 4.6L-4.6 0z' },
] as const;

/** How one check compares with the work as a product grows: three measured sizes a family, and nothing between or beyond them. */
export function Sizes({ places }: Pick<RowsProps, 'places'>) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const drawn = lines.map((line) => ({
    ...line,
    points: sizes.map((size) => {
      const cell = cellOf(places, size, line.family, 'checker-time');
      return cell !== null && 'reading' in cell ? cell.reading : null;
    }),
  }));
  if (drawn.some(({ points }) => points.includes(null))) return null;
  return (
    <figure className="lab-sizes">
      <figcaption>
        <h2>{t('One check against the work, as the work grows')}</h2>
        <p>
          {t(
            'Products of n × n, measured at three sizes. A dotted line only leads the eye: between the sizes and beyond them nothing was measured. Equal steps up are equal factors; bars go from the least to the most.',
          )}
        </p>
      </figcaption>
      <div ref={box} style={{ height: HEIGHT }}>
        {width > 0 && <Plot width={width} lines={drawn as Drawn[]} />}
      </div>
      <div className="visually-hidden">
        <table>
          <caption>{t('One check against the work, as the work grows')}</caption>
          <tbody>
            {drawn.map(({ family, name, points }) => (
              <tr key={family}>
                <th scope="row">{t(name)}</th>
                {points.map((one, i) => (
                  <td key={sizes[i]}>
                    {sizes[i]}: {one && shownValue(one)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

type Drawn = { family: string; name: string; shape: string; points: Reading[] };

function Plot({ width, lines }: { width: number; lines: readonly Drawn[] }) {
  const endsOf = (counts: string) => {
    const spread = spreadIn(counts);
    return spread ? [spread.least, spread.most] : [];
  };
  const all = lines.flatMap(({ points }) => points.flatMap(({ value, counts }) => [value, ...endsOf(counts)]));
  const [low, high] = [Math.floor(Math.log2(Math.min(...all))), Math.ceil(Math.log2(Math.max(...all)))];
  const y = (value: number) => BOTTOM - ((Math.log2(value) - low) / (high - low)) * (BOTTOM - TOP);
  const x = (i: number) => LEFT + 34 + (i * (width - LEFT - RIGHT - 34)) / (sizes.length - 1);
  const columns = sizes.map((_, i) =>
    apart(lines.map(({ points }) => points[i] as Reading).map((one) => ({ id: one.id, y: y(one.value) }))),
  );
  const at = (i: number, { id }: Reading): number => columns[i]?.get(id) ?? 0;
  const steps = Array.from({ length: high - low + 1 }, (_, i) => 2 ** (low + i));
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {steps.map((step) => (
        <g key={step}>
          <path className={step === 1 ? 'zero' : 'grid'} d={`M${LEFT} ${y(step)}H${width - RIGHT}`} />
          <text x={LEFT - 6} y={y(step) + 4} textAnchor="end">
            {step < 1 ? `1/${1 / step}` : step} ×
          </text>
        </g>
      ))}
      {sizes.map((size, i) => (
        <text key={size} x={x(i)} y={HEIGHT - 8} textAnchor="middle">
          {`n = ${size.slice('gemm-'.length)}`}
        </text>
      ))}
      {lines.map(({ family, name, shape, points }) => (
        <g key={family}>
          <path className="eye" d={points.map((one, i) => `${i === 0 ? 'M' : 'L'}${x(i)} ${y(one.value)}`).join('')} />
          {points.map((one, i) => (
            <Point key={one.id} reading={one} shape={shape} x={x(i)} y={y} line={at(i, one)} />
          ))}
          <text className="name" x={width - RIGHT + 12} y={at(sizes.length - 1, points.at(-1) as Reading) + 4}>
            {t(name)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Where values are written, from the top: as near to their marks as a line each leaves room for. */
function apart(marks: readonly { id: string; y: number }[]): Map<string, number> {
  const placed = new Map<string, number>();
  let least = 0;
  for (const { id, y } of marks.toSorted((one, other) => one.y - other.y)) {
    least = Math.max(least, y);
    placed.set(id, least);
    least += LINE;
  }
  return placed;
}

function Point({ reading, shape, x, y, line }: { reading: Reading; shape: string; x: number; y: (value: number) => number; line: number }) {
  const spread = spreadIn(reading.counts);
  return (
    <g>
      {spread && <path className="range" d={`M${x} ${y(spread.least)}V${y(spread.most)}`} />}
      <path className="dot" d={shape} transform={`translate(${x} ${y(reading.value)})`} />
      <text className="value" x={x - 9} y={line + 4} textAnchor="end">
        {shownValue(reading)}
      </text>
    </g>
  );
}
