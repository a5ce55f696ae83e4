import { describe, expect, it } from 'vitest';
import { around, calendarOf, monthName, monthOf, monthsFor, spanOf } from './months.ts';

const periods = [202608, 202607, 202512, 202511];

it('writes a period as a date and as a name', () => {
  expect(monthOf(202608)).toBe('2026-08');
  expect(monthName(202601)).toBe('January 2026');
  expect(spanOf(periods)).toBe('2025-11 to 2026-08');
  expect(spanOf([202608])).toBe('2026-08');
});

it('finds the months beside one, also beside one without notes', () => {
  expect(around(202607, periods)).toEqual({ newer: 202608, older: 202512 });
  expect(around(202608, periods)).toEqual({ newer: null, older: 202607 });
  expect(around(202602, periods)).toEqual({ newer: 202607, older: 202512 });
  expect(around(202401, periods)).toEqual({ newer: 202511, older: null });
});

it('has every month of every year, with its gaps, also of a year without notes', () => {
  expect(calendarOf([202602, 202412]).map(({ year, months }) => [year, months.filter(Boolean)])).toEqual([
    [2026, [202602]],
    [2025, []],
    [2024, [202412]],
  ]);
  expect(calendarOf([202602])[0]?.months).toHaveLength(12);
  expect(calendarOf([])).toEqual([]);
});

describe('months to show', () => {
  it('asks for one month at a time until enough notes are there', () => {
    expect(monthsFor(8, periods, new Map(), 12)).toBe(1);
    expect(monthsFor(8, periods, new Map([[202608, 3]]), 12)).toBe(2);
    expect(
      monthsFor(
        8,
        periods,
        new Map([
          [202608, 3],
          [202607, 5],
        ]),
        12,
      ),
    ).toBe(2);
  });
  it('stops at the limit, however little passes', () => {
    expect(monthsFor(8, periods, new Map(periods.map((period) => [period, 0])), 2)).toBe(2);
  });
  it('ends with the last month', () => {
    expect(monthsFor(100, periods, new Map(periods.map((period) => [period, 2])), 12)).toBe(4);
  });
});
