import { formatShort } from '../../state/format.ts';
import type { Point } from '../../ui/chart/series.ts';
import { BOTTOM, type Frame } from './frame.ts';

/** A figure beside its dot: the middle of its foot, in pixels. */
export interface Label {
  point: Point;
  text: string;
  x: number;
  y: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const meet = (a: Box, b: Box): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** With more points than this only the chosen, the ends, the greatest and what is disputed have their figure. */
const MANY = 12;

/** Figures over their dots, or under them, as many as there is room for: the chosen one first, then the newest and the oldest. */
export function labelsOf(points: readonly Point[], { x, y, left, right }: Frame, chosen: Point): Label[] {
  const most = Math.max(...points.map(({ reading }) => reading.value));
  const order = [chosen, points.at(-1), points[0], ...points.filter((one) => one.disputed || one.reading.value === most)];
  const wanted = [...new Set([...order, ...(points.length > MANY ? [] : points)])].filter((one) => one !== undefined);
  const dots = points.map((point) => ({ point, ...around(x(point.at), y(point.reading.value), point === chosen ? 8 : 4) }));
  const labels: Label[] = [];
  const taken: Box[] = [];
  for (const point of wanted) {
    const text = `${point.disputed ? '≠ ' : ''}${formatShort(point.reading.value)}`;
    const half = text.length * 3.3 + 2;
    const middle = Math.min(Math.max(x(point.at), left + half), right - half);
    const away = point === chosen ? 12 : 9;
    const over = y(point.reading.value) - away;
    const free = [over, y(point.reading.value) + away + 9].find((one) => {
      const box = { left: middle - half, right: middle + half, top: one - 10, bottom: one + 1 };
      return box.bottom < BOTTOM && ![...taken, ...dots.filter((dot) => dot.point !== point)].some((other) => meet(box, other));
    });
    const foot = free ?? (point === chosen ? over : undefined);
    if (foot === undefined) continue;
    taken.push({ left: middle - half, right: middle + half, top: foot - 10, bottom: foot + 1 });
    labels.push({ point, text, x: middle, y: foot });
  }
  return labels;
}

const around = (x: number, y: number, r: number): Box => ({ left: x - r, right: x + r, top: y - r, bottom: y + r });
