import { formatShort } from '../../state/format.ts';
import { rangeOf, scale } from '../../ui/chart/scale.ts';
import type { Series } from '../../ui/chart/series.ts';
import { type TimeTick, timeTicks } from '../../ui/chart/time.ts';

/** Of a chart, in pixels; its axes lie between TOP and BOTTOM. */
export const HEIGHT = 168;
export const TOP = 26;
export const BOTTOM = HEIGHT - 24;

/** Where everything of a chart stands, in pixels. */
export interface Frame {
  x: (at: number) => number;
  y: (value: number) => number;
  left: number;
  right: number;
  times: readonly TimeTick[];
  values: readonly number[];
  now: number;
}

/** A chart of some width: from the first date that a reading can mean to today, and from zero. */
export function frameOf({ points }: Series, width: number, now: number): Frame {
  const { least, most } = rangeOf(points.map(({ reading }) => reading.value));
  const values = least < 0 && most > 0 ? [least, 0, most] : [least, (least + most) / 2, most];
  const left = 10 + 6.2 * Math.max(...values.map((value) => formatShort(value).length));
  const right = width - 8;
  const first = Math.min(...points.map(({ from }) => from));
  const times = timeTicks({ from: first, to: now }, width > 420 ? 8 : 5);
  const x = scale(Math.min(first, times[0]?.at ?? first), now, left, right);
  return { x, y: scale(least, most, BOTTOM, TOP), left, right, times, values, now };
}
