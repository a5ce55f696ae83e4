import { type Span, spanOf } from '../../../registry/schema/age.ts';
import { type FieldId, fieldIds } from '../../../registry/schema/fields.ts';
import type { Metric } from '../../../registry/schema/index.ts';
import type { Reading } from '../../ui/chart/series.ts';

/** One dated figure on an axis. */
export interface AxisPoint extends Span {
  reading: Reading;
  at: number;
}

/** Readings of several systems that count the same: one field, one unit, one workload. */
export interface Axis {
  field: FieldId;
  unit: string;
  workload: string | undefined;
  lines: readonly { slug: string; points: readonly AxisPoint[] }[];
}

/** The axes that two systems or more share, in the order of the dictionary. */
export function axesOf(metrics: readonly Pick<Metric, 'slug' | 'readings'>[]): Axis[] {
  const keyOf = ({ field, unit, workload }: Reading) => JSON.stringify([field, unit, workload]);
  const all = metrics.flatMap(({ slug, readings }) => readings.map((reading) => ({ slug, reading })));
  return [...Map.groupBy(all, ({ reading }) => keyOf(reading)).values()]
    .map((group) => ({
      ...pick(group[0]?.reading as Reading),
      lines: [...Map.groupBy(group, ({ slug }) => slug)].map(([slug, some]) => ({
        slug,
        points: pointsOf(some.map(({ reading }) => reading)),
      })),
    }))
    .filter(({ lines }) => lines.length > 1)
    .toSorted((a, b) => fieldIds.indexOf(a.field) - fieldIds.indexOf(b.field));
}

const pick = ({ field, unit, workload }: Reading) => ({ field, unit, workload });

const pointsOf = (readings: readonly Reading[]): AxisPoint[] =>
  readings
    .map((reading) => {
      const { from, to } = spanOf(reading.asOf);
      // Nobody read what came later: the year of a reading ends for it on the day on which it was read.
      const known = Math.max(from + 1, Math.min(to, spanOf(reading.retrievedAt).to));
      return { reading, from, to: known, at: (from + known) / 2 };
    })
    .sort((a, b) => a.at - b.at);
