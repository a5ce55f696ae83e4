import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Machine, Page } from '../../../../registry/schema/index.ts';
import { layoutOf } from './layoutOf.ts';

const { sections } = JSON.parse(readFileSync(new URL('../../../../content/pages/open-inference.json', import.meta.url), 'utf8')) as Pick<
  Page,
  'sections'
>;
const machine = sections.find((section) => section.machine)?.machine as Machine;

it.each([true, false])(
  'draws every state apart from the others, and every move with its number inside of the drawing (across: %s)',
  (across) => {
    const { width, height, states, moves } = layoutOf(machine, across);
    expect(states.map(({ state }) => state.id)).toEqual(machine.states.map(({ id }) => id));
    expect(moves.map(({ number }) => number)).toEqual(machine.moves.map((_, i) => i + 1));
    for (const a of states)
      for (const b of states)
        if (a !== b) expect(Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2).toBe(true);
    for (const { x, y } of [...states, ...moves]) {
      expect(x > 0 && x < width).toBe(true);
      expect(y > 0 && y < height).toBe(true);
    }
    for (const { move, path, x, y } of moves) {
      const numbers = path.match(/-?\d+\.\d/g)?.map(Number) ?? [];
      const [first, last] = [numbers.slice(0, 2), numbers.slice(-2)] as [[number, number], [number, number]];
      for (const [id, [px, py]] of [
        [move.from, first],
        [move.to, last],
      ] as const) {
        const box = states.find(({ state }) => state.id === id) as (typeof states)[number];
        expect(Math.abs(px - box.x), `${move.label} at ${id}`).toBeLessThanOrEqual(box.width / 2 + 0.1);
        expect(Math.abs(py - box.y), `${move.label} at ${id}`).toBeLessThanOrEqual(box.height / 2 + 0.1);
      }
      for (const { state, x: sx, y: sy, width: w, height: h } of states)
        expect(Math.abs(x - sx) < w / 2 && Math.abs(y - sy) < h / 2, `${move.label} on ${state.id}`).toBe(false);
    }
  },
);
