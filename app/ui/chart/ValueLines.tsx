import { formatShort } from '../../state/format.ts';

/** The values of an axis with their lines across a chart, from its left to its right; zero is drawn apart. */
export function ValueLines({
  values,
  y,
  left,
  right,
}: {
  values: readonly number[];
  y: (value: number) => number;
  left: number;
  right: number;
}) {
  return values.map((value) => (
    <g key={value}>
      <path className={value === 0 ? 'zero' : 'grid'} d={`M${left} ${y(value)}H${right}`} />
      <text x={left - 6} y={y(value) + 4} textAnchor="end">
        {formatShort(value)}
      </text>
    </g>
  ));
}
