import { useRef } from 'react';
import type { Overview } from '../../../registry/schema/documents.ts';
import { formatNumber, formatShort } from '../../state/format.ts';
import { useEach } from '../../state/register.ts';
import { rangeOf, scale } from '../../ui/chart/scale.ts';
import { timeTicks } from '../../ui/chart/time.ts';
import { useWidth } from '../../ui/chart/useWidth.ts';
import { ValueLines } from '../../ui/chart/ValueLines.tsx';
import { Gauge } from '../../ui/marks/index.tsx';
import { fieldLabel, t } from '../../words/t.tsx';
import { type Axis, axesOf } from './axes.ts';

/** A shape for each line, so that nothing rests on colour: disc, square, lozenge, triangle, ring, cross. */
const shapes = [
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0',
  'M-3.5 -3.5h7v7h-7z',
  'M0 -4.6L4.6 0L0 4.6L-4.6 0z',
  'M0 -4.4L4.4 3.4H-4.4z',
  'M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0M-2.2 0a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1 -4.4 0',
  'M-4 -1.3h2.7v-2.7h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7z',
];
/** Figures stand at their marks while there is room for them. */
const FEW = 6;
const HEIGHT = 168;
const TOP = 18;
const BOTTOM = HEIGHT - 24;

/** Dated readings of several systems that share unit and workload, each set on one axis from zero with its table behind it. */
export default function Axes({ documents }: { documents: readonly Overview[] }) {
  const slugs = documents.map(({ slug }) => slug);
  const metrics = useEach('metric', slugs).flatMap((one) => (typeof one === 'object' && one.state === 'verified' ? [one.document] : []));
  const axes = axesOf(metrics);
  if (axes.length === 0) return null;
  const names = new Map(documents.map(({ slug, name }) => [slug, name]));
  return (
    <section className="compare-drawn" aria-labelledby="compare-axes">
      <h2 id="compare-axes">{t('Readings on one axis')}</h2>
      <p className="compare-lead">{t('Dated figures that count the same: one unit, one workload. Every axis begins at zero.')}</p>
      <div className="compare-axes">
        {axes.map((axis) => (
          <Chart key={`${axis.field} ${axis.unit} ${axis.workload}`} axis={axis} slugs={slugs} names={names} />
        ))}
      </div>
    </section>
  );
}

interface ChartProps {
  axis: Axis;
  slugs: readonly string[];
  names: ReadonlyMap<string, string>;
}

function Chart({ axis, slugs, names }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const shape = (slug: string) => shapes[slugs.indexOf(slug) % shapes.length];
  return (
    <figure className="compare-chart">
      <figcaption>
        <b>{fieldLabel(axis.field)}</b>{' '}
        <span lang="en">
          {axis.unit}
          {axis.workload && `, ${axis.workload}`}
        </span>
      </figcaption>
      <ul className="compare-key-of">
        {axis.lines.map(({ slug }) => (
          <li key={slug} lang="en">
            <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
              <path d={shape(slug)} fillRule="evenodd" />
            </svg>
            {names.get(slug)}
          </li>
        ))}
      </ul>
      <div ref={box} style={{ height: HEIGHT }}>
        {width > 0 && <Plot axis={axis} width={width} shape={shape} />}
      </div>
      <Readings axis={axis} names={names} />
    </figure>
  );
}

function Plot({ axis: { lines }, width, shape }: { axis: Axis; width: number; shape: (slug: string) => string | undefined }) {
  const all = lines.flatMap(({ points }) => points);
  const { least, most } = rangeOf(all.map(({ reading }) => reading.value));
  const values = [least, (least + most) / 2, most];
  const left = 12 + 6.4 * Math.max(...values.map((value) => formatShort(value).length));
  const right = width - 10;
  const from = Math.min(...all.map((point) => point.from));
  const to = Math.max(...all.map((point) => point.to));
  const ticks = timeTicks({ from, to }, width > 420 ? 7 : 5);
  const x = scale(Math.min(from, ticks[0]?.at ?? from), to, left, right);
  const y = scale(least, most, BOTTOM, TOP);
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      <ValueLines {...{ values, y, left, right }} />
      {ticks.map(({ at, label }) => (
        <text key={at} x={x(at)} y={HEIGHT - 6} textAnchor={x(at) < left + 12 ? 'start' : x(at) > right - 14 ? 'end' : 'middle'}>
          {label}
        </text>
      ))}
      {lines.map(({ slug, points }) =>
        points.map(({ reading, at, from, to }) => (
          <g key={reading.id}>
            {x(to) - x(from) > 9 && <path className="span" d={`M${x(from)} ${y(reading.value)}H${x(to)}`} />}
            <path className="dot" d={shape(slug)} fillRule="evenodd" transform={`translate(${x(at)} ${y(reading.value)})`} />
            {all.length <= FEW && (
              <text className="value" x={Math.min(x(at), right - 8)} y={y(reading.value) - 9} textAnchor="middle">
                {formatShort(reading.value)}
              </text>
            )}
          </g>
        )),
      )}
    </svg>
  );
}

/** The same figures in words. */
function Readings({ axis: { lines }, names }: { axis: Axis; names: ReadonlyMap<string, string> }) {
  return (
    <table className="compare-readings">
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('System')}</th>
          <th scope="col">{t('held')}</th>
          <th scope="col">{t('value')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.flatMap(({ slug, points }) =>
          points.map(({ reading: { id, asOf, value, rung, counts } }) => (
            <tr key={`${slug}/${id}`}>
              <th scope="row" lang="en">
                {names.get(slug)}
              </th>
              <td>{asOf}</td>
              <td title={counts}>
                <Gauge rung={rung} small /> {formatNumber(value)}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
