import { expect, it } from 'vitest';
import { randomOf, seedOf } from '../testing.ts';
import { plainCell, safeCell } from './toCsv.ts';

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', "'=1", "''+1", '＝1', '=HYPERLINK("https://x.example","y")'])(
  '%j is no formula in a spreadsheet, and comes back as it was',
  (text) => {
    expect(safeCell(text)).toBe(`'${text}`);
    expect(plainCell(safeCell(text))).toBe(text);
  },
);

it.each(['open', "'quoted'", '1 − 2', 'a=b', 'https://x.example/?a=1', ''])('%j stays as it is', (text) => {
  expect(safeCell(text)).toBe(text);
  expect(plainCell(text)).toBe(text);
});

it('any text comes back as it was', () => {
  const random = randomOf(seedOf('cells'));
  const letters = [...'=\'+-@ \t\r\na"＝,'];
  for (let i = 0; i < 5_000; i++) {
    const text = Array.from({ length: Math.floor(random() * 5) }, () => letters[Math.floor(random() * letters.length)]).join('');
    expect(plainCell(safeCell(text)), JSON.stringify(text)).toBe(text);
    expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r\n]/);
  }
});
