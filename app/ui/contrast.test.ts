import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The hex tokens of the n-th rule that sets a paper: 0 light, 1 dark by system, 2 dark by choice, 3 print. */
function scheme(n: number): Record<string, string> {
  const rules = css.match(/\{[^{}]*--paper:[^{}]*\}/g) ?? [];
  return Object.fromEntries([...(rules[n] ?? '').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = (hex.match(/[0-9a-f]{2}/g) ?? [])
    .map((pair) => Number.parseInt(pair, 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Text colours and every surface that they may stand on. */
const pairs: [text: string, surfaces: string[]][] = [
  ['ink', ['paper', 'sheet', 'sheet-2', 'accent-wash', 'stale-wash', 'conflict-wash']],
  ['ink-2', ['paper', 'sheet', 'sheet-2', 'accent-wash', 'stale-wash', 'conflict-wash']],
  ['ink-3', ['paper', 'sheet', 'sheet-2']],
  ['accent', ['paper', 'sheet', 'sheet-2', 'accent-wash']],
  ['stale', ['paper', 'sheet', 'sheet-2', 'stale-wash']],
  ['conflict', ['paper', 'sheet', 'sheet-2', 'conflict-wash']],
  ['paper', ['ink']],
];

describe.each([
  ['light', 0],
  ['dark by system', 1],
  ['dark by choice', 2],
  ['print', 3],
] as const)('tokens, %s', (_name, n) => {
  const colours = scheme(n);
  const of = (name: string): string => colours[name] ?? expect.fail(`--${name} is not set`);

  it('keeps every text at 5:1 or more on every surface it may stand on', () => {
    const weak = pairs.flatMap(([text, surfaces]) =>
      surfaces
        .map((surface) => ({ pair: `${text} on ${surface}`, ratio: contrast(of(text), of(surface)) }))
        .filter(({ ratio }) => ratio < 5),
    );
    expect(weak).toEqual([]);
  });

  it('keeps control borders and marks at 3:1 or more', () => {
    for (const mark of ['rule-2', 'fill']) expect(contrast(of(mark), of('paper'))).toBeGreaterThanOrEqual(3);
  });
});

it('sets the same dark colours by system and by choice', () => {
  expect(Object.keys(scheme(1)).length).toBeGreaterThan(15);
  expect(scheme(2)).toEqual(scheme(1));
});
