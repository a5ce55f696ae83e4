import { expect, it } from 'vitest';
import { ageOf, formatHex, formatMoment, formatNumber, formatShort, isPast, plural } from './format.ts';

const now = new Date('2026-11-20T09:31:00Z');

it('counts the budget of a month or a year from its last day', () => {
  expect(isPast('2026-08', 90, now)).toBe(false);
  expect(isPast('2026-08-01', 90, now)).toBe(true);
  expect(isPast('2025', 365, now)).toBe(false);
  expect(isPast('2024', 365, now)).toBe(true);
});

it('never calls a date old that has not ended', () => {
  expect(isPast('2026', 0, now)).toBe(false);
  expect(ageOf('2026-12', now)).toBe('0 d');
});

it('gives an age in days, then in months', () => {
  expect(ageOf('2026-10-11', now)).toBe('40 d');
  expect(ageOf('2024-07', now)).toBe('28 mo');
});

it('shortens only from a million on, and keeps a true zero', () => {
  expect(formatShort(0)).toBe('0');
  expect(formatShort(126025)).toBe('126,025');
  expect(formatShort(134_400_000)).toBe('134.4 M');
  expect(formatShort(34e12)).toBe('34 T');
  expect(formatShort(0.272)).toBe('0.272');
  expect(formatShort(0.019073484)).toBe('0.01907');
});

it('never shows a small number as zero', () => {
  expect(formatNumber(0)).toBe('0');
  expect(formatNumber(1e-18)).toBe('1e-18');
  expect(formatNumber(0.000027216)).toBe('0.000027216');
});

it('says which clock a moment has', () => {
  expect(formatMoment(now)).toBe('2026-11-20 09:31 UTC');
});

it('shows both ends of a digest', () => {
  expect(formatHex(`0x5e0c${'0'.repeat(56)}03d8`)).toBe('0x5e0c…03d8');
  expect(plural(1, 'entry', 'entries')).toBe('1 entry');
  expect(plural(1200, 'entry', 'entries')).toBe('1,200 entries');
});
