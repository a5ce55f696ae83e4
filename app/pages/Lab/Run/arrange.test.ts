import { describe, expect, it } from 'vitest';
import { arrangements, moved, shapeAt } from './arrange.ts';
import { labelOf, samples } from './model.ts';
import { runOf } from './runOf.ts';

describe('the picture of a layer', () => {
  const both = [false, true].flatMap((narrow) => arrangements(narrow).map((one, layer) => [layer, narrow, one] as const));
  it.each(both)('%i (narrow: %s) has every entry once, and finds it again', (layer, _, { columns, rows: lines, entryAt, placeOf }) => {
    const { rows, cols } = shapeAt(layer);
    const seen = new Set<number>();
    for (let y = 0; y < lines; y++)
      for (let x = 0; x < columns; x++) {
        const entry = entryAt(x, y);
        if (!entry) continue;
        const { i, j } = entry;
        expect(placeOf(i, j)).toEqual({ x, y });
        seen.add(i * cols + j);
      }
    expect([seen.size, Math.max(...seen)]).toEqual([rows * cols, rows * cols - 1]);
  });

  it('is walked by arrows and ends at its edges', () => {
    const size = { columns: 3, rows: 2 };
    expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'End', 'a'].map((key) => moved(key, { x: 0, y: 1 }, size))).toEqual([
      { x: 1, y: 1 },
      { x: 0, y: 1 },
      { x: 0, y: 1 },
      { x: 2, y: 1 },
      null,
    ]);
  });
});

it('the samples are the ten digits in order, read rightly, and two that are read wrongly', () => {
  const read = samples.map((digit) => {
    const { answer } = runOf({ digit, entry: { layer: 2, i: 0, j: 0 }, change: { kind: 'none' } });
    return [labelOf(digit), answer];
  });
  expect(read.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, n) => [n, n]));
  for (const [label, answer] of read.slice(10)) expect(answer).not.toBe(label);
});
