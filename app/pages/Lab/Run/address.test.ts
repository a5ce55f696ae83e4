import { describe, expect, it } from 'vitest';
import { another, defaultRun, parseRun, type RunState, runIn } from './address.ts';

const drawn = `${'0'.repeat(63)}g`;
const states: RunState[] = [
  defaultRun,
  { digit: 24, entry: { layer: 1, i: 35, j: 8 }, change: { kind: 'none' } },
  { digit: drawn, entry: { layer: 5, i: 0, j: 9 }, change: { kind: 'sum' } },
  { digit: 0, entry: { layer: 4, i: 0, j: 31 }, change: { kind: 'rounding' } },
  { digit: 0, entry: { layer: 3, i: 0, j: 287 }, change: { kind: 'byte', byte: 0x7f, withheld: false } },
  { digit: 0, entry: { layer: 2, i: 0, j: 0 }, change: { kind: 'byte', byte: 0, withheld: true } },
  { digit: 0, entry: { layer: 2, i: 1, j: 1 }, change: { kind: 'byte', byte: null, withheld: true } },
  { digit: 0, entry: { layer: 2, i: 1, j: 1 }, change: { kind: 'any' } },
];

describe('the address of a run', () => {
  it.each(states.map((state) => [JSON.stringify(runIn(state)), state] as const))('%s is read as it was written', (_, state) => {
    expect(parseRun(runIn(state))).toEqual(state);
  });

  it('leaves out what is at its default', () => {
    expect(runIn(defaultRun)).toEqual({});
  });

  it('falls back where it leads nowhere', () => {
    expect(parseRun({ digit: 'x', layer: '9', entry: '99.99', change: 'zz' })).toEqual({ ...defaultRun, entry: { layer: 2, i: 0, j: 0 } });
    expect(parseRun({ layer: '4', entry: '0.32' }).entry).toEqual({ layer: 4, i: 0, j: 0 });
    expect(parseRun({ layer: '1', change: 'sum' }).change).toEqual(another);
    expect(parseRun({ digit: '0'.repeat(63) }).digit).toBe(0);
  });
});
