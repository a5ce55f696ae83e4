import { formatShort, isPast } from '../../state/format.ts';
import { shownNow } from '../../state/now.ts';
import { type Series, startOf, topOf } from './series.ts';

const width = 344;
const height = 150;
const left = 40;
const right = 330;
const top = 22;
const bottom = 126;

/** Readings that compare, as dots over time from zero. Joined only where unit, workload and source agree. The claims below are its table. */
export function Chart({ label, series, freshDays, now = shownNow() }: { label: string; series: Series; freshDays: number; now?: Date }) {
  const { readings, unit, workload } = series;
  const first = readings[0];
  const last = readings.at(-1);
  if (!first || !last) return null;
  const begin = startOf(String(new Date(first.at).getUTCFullYear()));
  const max = topOf(Math.max(...readings.map(({ value }) => value)));
  const x = (at: number) => left + ((right - left) * (at - begin)) / Math.max(1, now.getTime() - begin);
  const y = (value: number) => bottom - ((bottom - top) * value) / max;
  const years = Array.from(
    { length: now.getUTCFullYear() - new Date(begin).getUTCFullYear() + 1 },
    (_, i) => new Date(begin).getUTCFullYear() + i,
  );
  const every = Math.ceil(years.length / 6);
  return (
    <figure className="profile-chart">
      <figcaption>
        <b>{label}</b> {unit}
        {workload && <span>{workload}</span>}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={readings
          .map(({ claim, value, disputed }) => `${formatShort(value)} in ${claim.asOf}${disputed ? ', disputed' : ''}`)
          .join('; ')}
      >
        {[0, max / 2, max].map((value) => (
          <g key={value}>
            <path className="grid" d={`M${left} ${y(value)}H${right}`} />
            <text x={left - 6} y={y(value) + 4} textAnchor="end">
              {formatShort(value)}
            </text>
          </g>
        ))}
        {years.map(
          (year, i) =>
            i % every === 0 && (
              <text key={year} x={x(startOf(String(year)))} y={height - 6} textAnchor={i === 0 ? 'start' : 'middle'}>
                {year}
              </text>
            ),
        )}
        <path className="today" d={`M${right} ${top - 6}V${bottom}`} />
        <text x={right} y={top - 10} textAnchor="end">
          today
        </text>
        {readings.map((reading, i) => {
          const before = readings[i - 1];
          return (
            reading.joined &&
            before && (
              <path
                key={reading.claim.id}
                className="line"
                d={`M${x(before.at)} ${y(before.value)}L${x(reading.at)} ${y(reading.value)}`}
              />
            )
          );
        })}
        {isPast(last.claim.asOf, freshDays, now) && !last.disputed && (
          <path className="past" d={`M${x(last.at)} ${y(last.value)}H${right}`} />
        )}
        {readings.map(({ claim, at, value, disputed }) => (
          <g key={claim.id}>
            <circle className={disputed ? 'disputed' : 'dot'} cx={x(at)} cy={y(value)} r={disputed ? 4 : 3.2} />
            <text className="value" x={Math.min(x(at), right - 14)} y={y(value) - 8} textAnchor={x(at) < left + 14 ? 'start' : 'middle'}>
              {formatShort(value)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
