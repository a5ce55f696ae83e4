import { type Span, spanOf } from '../../../registry/schema/age.ts';
import { type FieldId, fieldIds, fieldOf } from '../../../registry/schema/fields.ts';
import type { Metric } from '../../../registry/schema/index.ts';
import { addMonths, monthsOf } from './time.ts';

/** A dated figure of a metric document. */
export type Reading = Metric['readings'][number];

/** One reading over time. */
export interface Point extends Span {
  reading: Reading;
  /** The middle of its date, where its mark stands. */
  at: number;
  /** Another source has another figure of this date, or of a total that cannot have fallen since. */
  disputed: 'date' | 'total' | null;
  /** A line leads here from the point before. */
  joined: boolean;
}

/** Readings that count the same: one field, one unit, one workload. Nothing else shares an axis with them. */
export interface Series {
  field: FieldId;
  unit: string;
  workload: string | undefined;
  /** Oldest first. */
  points: readonly Point[];
  /** Stretches between two readings that are longer than the field's budget. */
  gaps: readonly Span[];
}

type Definition = Pick<Reading, 'unit' | 'workload'>;

const counting = (a: Definition) => (b: Definition) => a.unit === b.unit && a.workload === b.workload;

/** The series of a system, in the order of the dictionary and of what was read last. Only one date is no series. */
export function seriesOf(metric: Pick<Metric, 'readings' | 'sources'>, only?: FieldId): Series[] {
  const found: Series[] = [];
  for (const field of only ? [only] : fieldIds) {
    let left = metric.readings.filter((one) => one.field === field).sort((a, b) => spanOf(b.asOf).to - spanOf(a.asOf).to);
    for (let [newest] = left; newest; [newest] = left) {
      const same = counting(newest);
      const readings = left.filter(same);
      left = left.filter((one) => !same(one));
      if (new Set(readings.map(({ asOf }) => asOf)).size < 2) continue;
      const points = pointsOf(readings, metric.sources, monthsOf(fieldOf(field).freshDays));
      found.push({ field, unit: newest.unit, workload: newest.workload, points, gaps: gapsIn(points, monthsOf(fieldOf(field).freshDays)) });
    }
  }
  return found;
}

/** The series that a figure of the table belongs to. */
export function seriesLike(
  metric: Pick<Metric, 'readings' | 'sources'>,
  field: FieldId,
  like: { unit?: string | undefined; workload?: string | undefined },
): Series | undefined {
  return seriesOf(metric, field).find(({ unit, workload }) => unit === like.unit && workload === like.workload);
}

function pointsOf(readings: readonly Reading[], sources: Metric['sources'], months: number): Point[] {
  // Reports of one publisher are one voice; measurements are not, whoever printed them.
  const voice = ({ source }: Reading) => (sources[source]?.kind === 'measurement' ? source : (sources[source]?.publisher ?? source));
  const points = readings
    .map((reading): Point => {
      const { from, to } = spanOf(reading.asOf);
      // Nobody read what came later: the year of a reading ends for it on the day on which it was read.
      const known = Math.max(from + 1, Math.min(to, spanOf(reading.retrievedAt).to));
      const others = readings.filter((other) => other.source !== reading.source);
      const disputed = others.some((other) => other.asOf === reading.asOf && other.value !== reading.value)
        ? 'date'
        : others.some((other) => fallen(reading, other) || fallen(other, reading))
          ? 'total'
          : null;
      return { reading, from, to: known, at: (from + known) / 2, disputed, joined: false };
    })
    .sort((a, b) => a.at - b.at || a.reading.value - b.reading.value);
  return points.map((point, i) => {
    const before = points[i - 1];
    const joined =
      before !== undefined &&
      !point.disputed &&
      !before.disputed &&
      voice(before.reading) === voice(point.reading) &&
      before.reading.leavesOut === point.reading.leavesOut &&
      before.to <= point.from && // else it is not known which came first
      point.from <= addMonths(before.to, months);
    return { ...point, joined };
  });
}

/** Whether a later reading of a total is smaller than an earlier one. */
const fallen = (early: Reading, late: Reading): boolean =>
  /\bin total\b/.test(early.workload ?? '') && spanOf(early.asOf).to <= spanOf(late.asOf).from && late.value < early.value;

function gapsIn(points: readonly Point[], months: number): Span[] {
  const gaps: Span[] = [];
  let known = points[0]?.to ?? 0;
  for (const { from, to } of points) {
    if (from > addMonths(known, months)) gaps.push({ from: known, to: from });
    known = Math.max(known, to);
  }
  return gaps;
}
