import { expect, it } from 'vitest';
import type { Metric } from '../../../registry/schema/index.ts';
import { seriesOf } from '../../ui/chart/series.ts';
import { BOTTOM, frameOf } from './frame.ts';
import { labelsOf } from './labels.ts';

const WIDTH = 344;
const now = Date.parse('2026-11-20');

/** The labels of some readings, each as `date=value`. */
function drawn(readings: readonly [asOf: string, value: number, source?: string][], chosen?: number) {
  const sources: Metric['sources'] = { a: { title: 'A', kind: 'press' }, b: { title: 'B', kind: 'press' } };
  const [series] = seriesOf({
    sources,
    readings: readings.map(([asOf, value, source = 'a'], i) => ({
      ...{ id: `r${i}`, field: 'metrics.workers', unit: 'nodes', counts: 'Nodes.', rung: 'reported', retrievedAt: '2026-11-20' },
      ...{ asOf, value, source },
    })),
  });
  if (!series) throw new Error('No series.');
  const frame = frameOf(series, WIDTH, now);
  const { points } = series;
  return { frame, points, labels: labelsOf(points, frame, points.at(chosen ?? -1) as (typeof points)[number]) };
}

it('writes every figure that has room', () => {
  const { labels } = drawn([
    ['2024-05', 32],
    ['2025-06-29', 64],
    ['2026-04', 128],
  ]);
  expect(new Set(labels.map(({ text }) => text))).toEqual(new Set(['32', '64', '128']));
});

it('lays no figure on another one or on a dot, and none outside the plot', () => {
  const { labels, points, frame } = drawn([
    ['2026-01', 70],
    ['2026-03', 70],
    ['2026-03', 82, 'b'],
    ['2026-03-20', 75],
    ['2026-11-15', 90],
  ]);
  expect(labels.map(({ text }) => text)).toContain('≠ 82');
  for (const { text, x, y, point } of labels) {
    const half = text.length * 3.3;
    expect(x - half).toBeGreaterThanOrEqual(frame.left);
    expect(x + half).toBeLessThanOrEqual(frame.right);
    expect(y).toBeLessThan(BOTTOM);
    for (const other of points.filter((one) => one !== point)) {
      const [dx, dy] = [Math.abs(frame.x(other.at) - x), frame.y(other.reading.value)];
      expect(dx > half || dy < y - 10 || dy > y + 1, `${text} on ${other.reading.value}`).toBe(true);
    }
    for (const other of labels.filter((one) => one.point !== point))
      expect(Math.abs(other.x - x) > half || Math.abs(other.y - y) > 10).toBe(true);
  }
});

it('writes the chosen one whatever stands beside it, and of many only the ends and the greatest', () => {
  const many = Array.from({ length: 40 }, (_, i): [string, number] => [
    `2026-0${1 + Math.floor(i / 20)}-${String(1 + (i % 20)).padStart(2, '0')}`,
    100 + i,
  ]);
  const { labels, points } = drawn(many, 17);
  expect(labels[0]?.point).toBe(points[17]);
  expect(labels.length).toBeLessThanOrEqual(4);
});
