import { formatShort, plural } from '../../state/format.ts';
import { t } from '../../words/t.tsx';
import { rangeOf, scale } from './scale.ts';
import type { Series } from './series.ts';
import './spark.css';

const EDGE = 3;

/** A series in the height of a line of text, over a rule at zero: points where readings are, lines only where they follow each other. */
export function SparkLine({ series: { points }, width, height }: { series: Series; width: number; height: number }) {
  const values = points.map(({ reading }) => reading.value);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const { least, most } = rangeOf(values);
  // Up to the greatest value, not to a round number above it: there is no room for an axis.
  const y = scale(least, Math.max(...values, least === 0 ? 0 : most) || 1, height - EDGE, EDGE);
  const x = scale(first.at, last.at, EDGE, width - EDGE);
  const words = t('{readings} from {since} to {until}, {first} to {last}', {
    readings: plural(points.length, 'reading'),
    since: first.reading.asOf,
    until: last.reading.asOf,
    first: formatShort(first.reading.value),
    last: formatShort(last.reading.value),
  });
  return (
    <svg className="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words}>
      <title>{words}</title>
      <path className="zero" d={`M0 ${y(0) + 1.5}H${width}`} />
      {points.map((point, i) => {
        const before = points[i - 1];
        const [at, height] = [x(point.at), y(point.reading.value)];
        return (
          <g key={point.reading.id}>
            {point.joined && before && <path d={`M${x(before.at)} ${y(before.reading.value)}L${at} ${height}`} />}
            <circle
              className={point.disputed ? 'disputed' : point === last ? 'last' : undefined}
              cx={at}
              cy={height}
              r={point === last ? 2 : 1.3}
            />
          </g>
        );
      })}
    </svg>
  );
}
