import { useId, useRef, useState } from 'react';
import { fieldOf } from '../../../registry/schema/fields.ts';
import type { Metric } from '../../../registry/schema/index.ts';
import type { Unit } from '../../../registry/schema/units.ts';
import { formatShort, plural } from '../../state/format.ts';
import { shownNow } from '../../state/now.ts';
import type { Point, Series } from '../../ui/chart/series.ts';
import { useWidth } from '../../ui/chart/useWidth.ts';
import { fieldLabel, label, t } from '../../words/t.tsx';
import { ChartReading } from './ChartReading.tsx';
import { frameOf, HEIGHT } from './frame.ts';
import { Plot } from './Plot.tsx';

/** Readings that count the same, over time. Each can be chosen, by arrow keys or a press; what it says and where stands below. */
export function Chart({ series, sources, definition }: { series: Series; sources: Metric['sources']; definition: Unit | undefined }) {
  const { points, unit, workload, field } = series;
  const { freshDays } = fieldOf(field);
  const [id, setId] = useState<string | null>(null);
  const chosen = points.find(({ reading }) => reading.id === id) ?? (points.at(-1) as Point);
  const name = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const frame = frameOf(series, width, shownNow().getTime());
  return (
    <figure className="profile-chart">
      <figcaption>
        <b lang="en">{unit}</b>
        {workload && <span lang="en">, {workload}</span>}
        {definition && (
          <small>
            <span lang="en">{definition.counts}</span> {t('Leaves out:')} <span lang="en">{definition.leavesOut}</span>
          </small>
        )}
      </figcaption>
      <div
        className="profile-plot"
        ref={box}
        style={{ height: HEIGHT }}
        role="radiogroup"
        aria-label={summaryOf(series, fieldLabel(field))}
      >
        {width > 0 && <Plot series={series} frame={frame} width={width} freshDays={freshDays} chosen={chosen} />}
        {width > 0 &&
          strips(points, frame.x).map(({ point, left, right }) => (
            <input
              key={point.reading.id}
              type="radio"
              name={name}
              checked={point === chosen}
              onChange={() => setId(point.reading.id)}
              aria-label={wordsOf(point)}
              aria-describedby={`${name}-reading`}
              style={{ left, width: right - left, ...halfOf(point, points) }}
            />
          ))}
      </div>
      <ChartReading id={`${name}-reading`} points={points} chosen={chosen} sources={sources} />
    </figure>
  );
}

/** Whoever presses anywhere in the plot means the nearest date. */
function strips(points: readonly Point[], x: (at: number) => number): { point: Point; left: number; right: number }[] {
  const places = points.map(({ at }) => x(at));
  const between = (i: number, next: number) => ((places[i] as number) + (places[next] as number)) / 2;
  return points.map((point, i) => {
    const before = places.findLastIndex((one) => one < (places[i] as number));
    const after = places.findIndex((one) => one > (places[i] as number));
    return {
      point,
      left: before < 0 ? Math.max(0, (places[i] as number) - 40) : between(before, i),
      right: after < 0 ? (places[i] as number) + 12 : between(i, after),
    };
  });
}

/** Readings of one date share its strip, the greatest on top. */
function halfOf(point: Point, points: readonly Point[]): { top: string; height: string } {
  const same = points.filter(({ at }) => at === point.at);
  const share = 100 / same.length;
  return { top: `${share * (same.length - 1 - same.indexOf(point))}%`, height: `${share}%` };
}

const wordsOf = ({ reading: { value, unit, asOf, rung }, disputed }: Point): string => {
  const values = { value: `${formatShort(value)} ${unit}`, day: asOf, rung: label(rung) };
  return disputed ? t('{value}, held {day}, {rung}, another source disagrees', values) : t('{value}, held {day}, {rung}', values);
};

function summaryOf({ points, unit, workload, gaps }: Series, name: string): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return name;
  const values = {
    name: `${name}, ${unit}${workload ? `, ${workload}` : ''}`,
    readings: plural(points.length, 'reading'),
    from: formatShort(first.reading.value),
    start: first.reading.asOf,
    to: formatShort(last.reading.value),
    end: last.reading.asOf,
  };
  const ends = t('{name}: {readings} from {from} in {start} to {to} in {end}', values);
  return gaps.length === 0 ? ends : t('{ends}, with {gaps}', { ends, gaps: plural(gaps.length, 'gap') });
}
