import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../registry/schema/age.ts';
import { rangeOf, roundUp } from './scale.ts';
import { addMonths, monthsOf, timeTicks } from './time.ts';

const day = (iso: string) => Date.parse(`${iso}T00:00Z`);
const labels = (from: string, to: string, most: number) => timeTicks({ from: day(from), to: day(to) }, most).map(({ label }) => label);

describe('an axis of values', () => {
  it('ends at a round number and holds zero', () => {
    expect([128, 100, 0.27, 3, 0].map(roundUp)).toEqual([200, 100, 0.5, 5, 0]);
    expect(rangeOf([32, 128])).toEqual({ least: 0, most: 200 });
    expect(rangeOf([0, 0])).toEqual({ least: 0, most: 1 });
    expect(rangeOf([-3, 40])).toEqual({ least: -5, most: 50 });
    expect(rangeOf([-3, -1])).toEqual({ least: -5, most: 0 });
  });
});

describe('an axis of time', () => {
  it('names years, and months where there are few', () => {
    expect(labels('2023-05-01', '2026-11-20', 5)).toEqual(['2023', '2024', '2025', '2026']);
    expect(labels('2026-02-11', '2026-11-20', 5)).toEqual(['2026', 'Apr', 'Jul', 'Oct']);
    expect(labels('2025-12-01', '2026-02-20', 5)).toEqual(['Dec', '2026', 'Feb']);
    expect(labels('1970-01-01', '2026-11-20', 5).length).toBeLessThanOrEqual(6);
  });

  it('takes a date for the span that it names, leap days and ends of years included', () => {
    const ends = (edtf: string) => Object.values(spanOf(edtf)).map((at) => new Date(at).toISOString().slice(0, 10));
    expect(ends('2024')).toEqual(['2024-01-01', '2025-01-01']);
    expect(ends('2024-02')).toEqual(['2024-02-01', '2024-03-01']);
    expect(ends('2024-12')).toEqual(['2024-12-01', '2025-01-01']);
    expect(ends('2024-02-29')).toEqual(['2024-02-29', '2024-03-01']);
  });

  it('counts a budget in whole months', () => {
    expect([90, 180, 365, 1].map(monthsOf)).toEqual([3, 6, 12, 1]);
    expect(addMonths(day('2024-10-01'), 3)).toBe(day('2025-01-01'));
  });
});
