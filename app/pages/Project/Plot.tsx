import { useId } from 'react';
import { type Rung, rungs } from '../../../registry/schema/vocabulary.ts';
import type { Point, Series } from '../../ui/chart/series.ts';
import { addMonths, monthsOf } from '../../ui/chart/time.ts';
import { ValueLines } from '../../ui/chart/ValueLines.tsx';
import { t } from '../../words/t.tsx';
import { BOTTOM, type Frame, HEIGHT, TOP } from './frame.ts';
import { labelsOf } from './labels.ts';

/** Diameters as the widths of the evidence gauge: said, written, observed. */
const sizes = [5, 5, 7, 7, 9, 9, 9];
const kinds = ['said', 'said', 'written', 'written', 'seen', 'seen', 'seen'];

/** A reading by its rung, or one of two that disagree: hollow. */
export function Dot({ rung, disputed, x, y }: { rung: Rung; disputed?: boolean; x: number; y: number }) {
  const level = rungs.indexOf(rung);
  return <circle className={disputed ? 'disputed' : kinds[level]} cx={x} cy={y} r={(sizes[level] as number) / 2} />;
}

/** The drawing: from zero, over true dates, with lines only between readings that follow each other, and gaps as gaps. */
export function Plot({
  series,
  frame,
  width,
  freshDays,
  chosen,
}: {
  series: Series;
  frame: Frame;
  width: number;
  freshDays: number;
  chosen: Point;
}) {
  const { points, gaps } = series;
  const { x, y, left, right, times, values, now } = frame;
  const hatch = useId();
  const last = points.at(-1) as Point;
  const old = now > addMonths(last.to, monthsOf(freshDays));
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="hatch" d="M0 0V4" />
      </pattern>
      <ValueLines {...{ values, y, left, right }} />
      {times.map(({ at, label }) => (
        <g key={at}>
          <path className="grid" d={`M${x(at)} ${BOTTOM}v4`} />
          <text x={x(at)} y={HEIGHT - 6} textAnchor={x(at) < left + 12 ? 'start' : x(at) > right - 14 ? 'end' : 'middle'}>
            {label}
          </text>
        </g>
      ))}
      <path className="today" d={`M${right} ${TOP - 8}V${BOTTOM}`} />
      <text x={right} y={TOP - 13} textAnchor="end">
        {t('today')}
      </text>
      {[...gaps, ...(old ? [{ from: last.to, to: now }] : [])].map(({ from, to }) => (
        <rect key={from} x={x(from)} y={BOTTOM - 6} width={Math.max(0, x(to) - x(from))} height="6" fill={`url(#${hatch})`} />
      ))}
      <path className="chosen" d={`M${x(chosen.at)} ${y(chosen.reading.value)}V${y(0)}`} />
      {points.map((point, i) => {
        const before = points[i - 1];
        return (
          point.joined &&
          before && (
            <path
              key={point.reading.id}
              className="line"
              d={`M${x(before.at)} ${y(before.reading.value)}L${x(point.at)} ${y(point.reading.value)}`}
            />
          )
        );
      })}
      {old && !last.disputed && <path className="past" d={`M${x(last.at)} ${y(last.reading.value)}H${right}`} />}
      {points.map(({ reading, from, to, at, disputed }) => (
        <g key={reading.id}>
          {x(to) - x(from) > 7 && <path className="span" d={`M${x(from)} ${y(reading.value) - 3}v6m0 -3H${x(to)}m0 -3v6`} />}
          <Dot rung={reading.rung} disputed={disputed !== null} x={x(at)} y={y(reading.value)} />
        </g>
      ))}
      <circle className="ring" cx={x(chosen.at)} cy={y(chosen.reading.value)} r="8" />
      {labelsOf(points, frame, chosen).map(({ point, text, ...foot }) => (
        <text key={point.reading.id} className={point.disputed ? 'value conflict' : 'value'} {...foot} textAnchor="middle">
          {text}
        </text>
      ))}
    </svg>
  );
}
