import { expect, it } from 'vitest';
import { monthStart, spans } from './spans.ts';

it('begins with the month, in UTC', () => {
  expect(monthStart(new Date('2026-11-30T23:59:59Z'))).toBe('2026-11-01');
});

it('offers each beginning once, the nearest first', () => {
  const offered = (day: string) => spans(new Date(`${day}T12:00:00Z`)).map(([one]) => one);
  expect(offered('2026-11-20')).toEqual(['2026-11-01', '2026-10-01', '2026-01-01', '0']);
  expect(offered('2026-02-01')).toEqual(['2026-02-01', '2026-01-01', '0']);
  expect(offered('2026-01-31')).toEqual(['2026-01-01', '2025-12-01', '0']);
});
