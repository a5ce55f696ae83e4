import { side } from '../../../../lab/model/digitSamples.ts';
import { spec } from './model.ts';

/** How the entries of a layer lie in a picture: `gap` columns and rows stand together. */
export interface Arrangement {
  columns: number;
  rows: number;
  gap: number;
  /** The row and column of the tensor that stand at a place of the picture. */
  entryAt(x: number, y: number): { i: number; j: number } | undefined;
  placeOf(i: number, j: number): { x: number; y: number };
}

/** Each column of the tensor as a square picture of its rows, some pictures side by side. */
const squares = (edge: number, across: number, count: number): Arrangement => ({
  columns: edge * across,
  rows: edge * Math.ceil(count / across),
  gap: edge,
  entryAt: (x, y) => {
    const j = Math.floor(y / edge) * across + Math.floor(x / edge);
    return j < count ? { i: (y % edge) * edge + (x % edge), j } : undefined;
  },
  placeOf: (i, j) => ({ x: (j % across) * edge + (i % edge), y: Math.floor(j / across) * edge + Math.floor(i / edge) }),
});

/** One row of the tensor, in lines. */
const lines = (columns: number, count: number): Arrangement => ({
  columns,
  rows: Math.ceil(count / columns),
  gap: columns,
  entryAt: (x, y) => ({ i: 0, j: y * columns + x }),
  placeOf: (_, j) => ({ x: j % columns, y: Math.floor(j / columns) }),
});

/** The picture of the input and of each layer: nine taps as in the kernel, eight channels, and rows in lines; `narrow` has fewer columns. */
export const arrangements = (narrow: boolean): readonly Arrangement[] => (narrow ? forPhones : forDesks);

const picture = side - 2;
const forDesks = [squares(side, 1, 1), squares(picture, 3, 9), squares(picture, 4, 8), lines(24, 288), lines(8, 32), lines(10, 10)];
const forPhones = [squares(side, 1, 1), squares(picture, 2, 9), squares(picture, 2, 8), lines(12, 288), lines(8, 32), lines(10, 10)];

export const shapeAt = (layer: number): { rows: number; cols: number } => (layer === 0 ? spec.input : spec.layers[layer - 1]) as never;

/** Where an arrow, Home or End leads in a picture; null for other keys. */
export function moved(key: string, { x, y }: { x: number; y: number }, { columns, rows }: Pick<Arrangement, 'columns' | 'rows'>) {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [x - 1, y],
    ArrowRight: [x + 1, y],
    ArrowUp: [x, y - 1],
    ArrowDown: [x, y + 1],
    Home: [0, y],
    End: [columns - 1, y],
  };
  const step = steps[key];
  if (!step) return null;
  const within = (at: number, count: number) => Math.min(Math.max(at, 0), count - 1);
  return { x: within(step[0], columns), y: within(step[1], rows) };
}
