import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../registry/schema/index.ts';
import { type Reading, seriesLike, seriesOf } from './series.ts';

const sources: Metric['sources'] = {
  docs: { title: 'Docs', kind: 'document' },
  other: { title: 'Another page', kind: 'press' },
  'q1-report': { title: 'State of the network, Q1', publisher: 'Messari', kind: 'press' },
  'q2-report': { title: 'State of the network, Q2', publisher: 'Messari', kind: 'press' },
  'paper-one': { title: 'A study', publisher: 'arXiv', kind: 'measurement' },
  'paper-two': { title: 'Another study', publisher: 'arXiv', kind: 'measurement' },
};
const reading = (asOf: string, value: number, more: Partial<Reading> = {}): Reading => ({
  ...{ id: `${asOf}-${value}`, field: 'metrics.workers', unit: 'subnets', counts: 'Subnets.', rung: 'reported', source: 'docs' },
  ...{ retrievedAt: '2026-11-20', asOf, value, ...more },
});
const of = (...readings: Reading[]) => seriesOf({ readings, sources });
const only = (...readings: Reading[]) => {
  const found = of(...readings);
  expect(found).toHaveLength(1);
  return found[0] as (typeof found)[number];
};
const joins = (...readings: Reading[]) => only(...readings).points.map(({ reading: { asOf }, joined }) => [asOf, joined]);
const day = (iso: string) => Date.parse(`${iso}T00:00Z`);

describe('a series', () => {
  it('needs two dates: one point is none, and neither are two figures of one date', () => {
    expect(of(reading('2025-03', 1))).toEqual([]);
    expect(of(reading('2025-03', 1), reading('2025-03', 2, { source: 'other' }))).toEqual([]);
    expect(of(reading('2025-03', 1), reading('2025-04', 2))).toHaveLength(1);
  });

  it('holds one unit and one workload, though the field compares by its unit alone', () => {
    expect(of(reading('2025', 1), reading('2026', 2, { unit: 'keys' }))).toEqual([]);
    expect(of(reading('2025', 1), reading('2026', 2, { workload: 'of a study' }))).toEqual([]);
    expect(of(reading('2025', 1), reading('2026', 2, { field: 'metrics.tasks' }))).toEqual([]);
    const two = of(...['2025-01', '2025-02'].flatMap((asOf) => [reading(asOf, 1), reading(asOf, 2, { unit: 'keys' })]));
    expect(two.map(({ unit, points }) => [unit, points.length])).toEqual([
      ['subnets', 2],
      ['keys', 2],
    ]);
  });

  it('is found by the figure that a table shows', () => {
    const metric = { readings: [reading('2025-01', 1), reading('2025-02', 2), reading('2025-02', 7, { unit: 'keys' })], sources };
    expect(seriesLike(metric, 'metrics.workers', { unit: 'subnets' })?.points).toHaveLength(2);
    expect(seriesLike(metric, 'metrics.workers', { unit: 'keys' })).toBeUndefined();
    expect(seriesLike(metric, 'metrics.workers', { unit: 'subnets', workload: 'of a study' })).toBeUndefined();
    expect(seriesLike(metric, 'metrics.tasks', { unit: 'subnets' })).toBeUndefined();
  });

  it('loses no reading of the content that has a second date', () => {
    const folder = new URL('../../../content/metrics/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const metric = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Metric;
      const key = ({ field, unit, workload }: Reading) => JSON.stringify([field, unit, workload]);
      const drawn = seriesOf(metric).flatMap(({ points }) => points.map((point) => point.reading));
      const dates = (one: Reading) => new Set(metric.readings.filter((other) => key(other) === key(one)).map(({ asOf }) => asOf)).size;
      expect(new Set(drawn.map(({ id }) => id))).toEqual(new Set(metric.readings.filter((one) => dates(one) > 1).map(({ id }) => id)));
    }
  });
});

describe('a line', () => {
  it('joins what follows, at most the budget of the field apart', () => {
    expect(joins(reading('2025-09', 3), reading('2025-01', 1), reading('2025-04', 2))).toEqual([
      ['2025-01', false],
      ['2025-04', true],
      ['2025-09', false],
    ]);
  });

  it('crosses a quarter, whether it has 90 days or 92', () => {
    const ends = ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31', '2025-03-31'];
    expect(joins(...ends.map((asOf, i) => reading(asOf, i))).filter(([, joined]) => joined)).toHaveLength(4);
    expect(joins(reading('2024-03-31', 1), reading('2024-07-02', 2))[1]).toEqual(['2024-07-02', false]);
  });

  it('needs one voice: a source, or reports of one publisher, but not two studies that one archive holds', () => {
    const pair = (a: string, b: string) => joins(reading('2025-01', 1, { source: a }), reading('2025-02', 2, { source: b }))[1]?.[1];
    expect(pair('docs', 'docs')).toBe(true);
    expect(pair('q1-report', 'q2-report')).toBe(true);
    expect(pair('docs', 'other')).toBe(false);
    expect(pair('paper-one', 'paper-two')).toBe(false);
  });

  it('joins nothing that leaves out other things', () => {
    expect(joins(reading('2025-01', 1, { leavesOut: 'CPUs.' }), reading('2025-02', 2))[1]).toEqual(['2025-02', false]);
  });

  it('does not lead from a year to a day within it: nobody knows which came first', () => {
    expect(joins(reading('2025', 1), reading('2025-08-01', 2))[1]).toEqual(['2025-08-01', false]);
  });
});

describe('a gap', () => {
  it('lies between the end of one date and the beginning of the next, whoever read them', () => {
    const { gaps } = only(reading('2024-02', 1), reading('2025', 2, { source: 'other' }), reading('2026-02', 3));
    expect(gaps).toEqual([{ from: day('2024-03-01'), to: day('2025-01-01') }]);
  });

  it('is none where another reading lies within', () => {
    expect(only(reading('2024', 1), reading('2024-03-05', 2), reading('2025-01', 3)).gaps).toEqual([]);
  });
});

describe('an uncertain date', () => {
  it('is the span that it can mean, and ends when it was read', () => {
    const { points } = only(reading('2024', 1), reading('2026-02', 2), reading('2026', 3));
    expect(points.map(({ from, to }) => [from, to])).toEqual([
      [day('2024-01-01'), day('2025-01-01')],
      [day('2026-02-01'), day('2026-03-01')],
      [day('2026-01-01'), day('2026-11-21')],
    ]);
  });
});

describe('a conflict', () => {
  it('is two figures of one date from two sources: both stay, no line leads to either', () => {
    const { points } = only(
      reading('2025-01', 1),
      reading('2025-02', 9, { source: 'other' }),
      reading('2025-02', 2),
      reading('2025-03', 3),
    );
    expect(points.map(({ reading: { value }, disputed, joined }) => [value, disputed, joined])).toEqual([
      [1, null, false],
      [2, 'date', false],
      [9, 'date', false],
      [3, null, false],
    ]);
  });

  it('is a total that falls from one source to another', () => {
    const total = { workload: 'Chutes, in total' };
    const { points } = only(
      reading('2025-04', 1, total),
      reading('2025-12', 34, total),
      reading('2026-03', 9, { ...total, source: 'other' }),
    );
    expect(points.map(({ disputed }) => disputed)).toEqual([null, 'total', 'total']);
    const count = only(reading('2025-12', 34), reading('2026-03', 9, { source: 'other' }));
    expect(count.points.map(({ disputed }) => disputed)).toEqual([null, null]);
  });

  it('is none where sources agree, or one source gives two figures', () => {
    const agree = only(reading('2025-01', 1), reading('2025-02', 2), reading('2025-02', 2, { id: 'again', source: 'other' }));
    const range = only(reading('2025-01', 1), reading('2025-02', 2), reading('2025-02', 3));
    expect([...agree.points, ...range.points].every(({ disputed }) => disputed === null)).toBe(true);
  });
});
