import { describe, expect, it } from 'vitest';
import { sideBySide, table } from './table.ts';
import { cut, type Paper, paperOf, widthOf, wrap } from './terminal.ts';

const stream = (more: object) => more as NodeJS.WriteStream;
const paper = (width: number): Paper => paperOf(stream({ isTTY: true, columns: width }), { color: false }, {});
const rows = [
  ['gensyn', 'Reproducible execution stack', 'Single operator'],
  ['去中心化', '可验证的机器学习推理网络', 'One of N'],
];

describe('a table', () => {
  it('fits the terminal, whatever script it holds, and never cuts the key', () => {
    for (const width of [40, 50, 80, 200]) {
      const lines = table(['key', 'category', 'who'], rows, paper(width));
      for (const line of lines) expect(widthOf(line), `${width}: ${line}`).toBeLessThanOrEqual(width);
      expect(lines[1]).toMatch(/^gensyn /);
      expect(lines[2]).toMatch(/^去中心化 /);
    }
    expect(table(['key', 'category', 'who'], rows, paper(40)).join('\n')).toContain('…');
  });

  it('is cut nowhere in a pipe', () => {
    const lines = table(['key', 'category', 'who'], rows, paperOf(stream({}), { color: true }, {}));
    for (const [i, row] of rows.entries()) for (const cell of row) expect(lines[i + 1]).toContain(cell);
  });

  it('keeps cells side by side within the page', () => {
    const lines = sideBySide(['one two three four five six seven eight', `${'x'.repeat(50)} end`], paper(40));
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(40);
    expect(lines.join('').replaceAll(/\s/g, '')).toContain('eight');
  });
});

describe('texts', () => {
  it('take the columns that a terminal gives them', () => {
    expect([widthOf('abc'), widthOf('推理'), widthOf('é'), widthOf('e\u0301'), widthOf('🎉'), widthOf('\x1b[1mab\x1b[22m')]).toEqual([
      3, 4, 1, 1, 2, 2,
    ]);
    expect([cut('abcdef', 4), cut('推理网络', 5), cut('abc', 3)]).toEqual(['abc…', '推理…', 'abc']);
  });

  it('are broken between words, and lose none', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij k', 4)).toEqual(['abcd', 'efgh', 'ij k']);
    expect(wrap('one  two', Number.POSITIVE_INFINITY)).toEqual(['one  two']);
  });
});

it('colours are for a person at a terminal alone', () => {
  const colours = (more: object, color: boolean, env: NodeJS.ProcessEnv) => paperOf(stream(more), { color }, env).strong('x') !== 'x';
  expect(colours({ isTTY: true }, true, {})).toBe(true);
  expect(colours({ isTTY: true }, false, {})).toBe(false);
  expect(colours({ isTTY: true }, true, { NO_COLOR: '1' })).toBe(false);
  expect(colours({}, true, {})).toBe(false);
});
