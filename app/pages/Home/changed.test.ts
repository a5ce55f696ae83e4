import { expect, it } from 'vitest';
import type { Entry } from '../../../registry/actions/index.ts';
import { changedIn, type Revised } from './changed.ts';

const revised = (name: string, day: string, kind: Revised['change']['kind']): Revised => ({
  entry: { key: name, approvedAt: Date.parse(`${day}T12:00:00Z`) / 1000 } as Entry,
  name,
  change: { kind, summary: 'It moved.' },
});
const read = [
  revised('a', '2026-10-31', 'world'),
  revised('b', '2026-11-02', 'correction'),
  revised('c', '2026-11-20', 'new'),
  revised('d', '2026-11-20', 'new'),
];
const at = (day: string) => Date.parse(`${day}T09:00:00Z`) / 1000;

it('counts the month of the block by kind, and keeps a true zero', () => {
  const { month, kinds } = changedIn(read, at('2026-11-30'));
  expect(month).toBe('2026-11');
  expect(kinds.map(({ kind, count }) => `${kind} ${count}`)).toEqual(['world 0', 'correction 1', 'method 0', 'new 2', 'retire 0']);
});

it('names first what moved in the month, then what it added, then what was before', () => {
  expect(changedIn(read, at('2026-11-30')).newest.map(({ name }) => name)).toEqual(['b', 'c', 'd', 'a']);
  expect(changedIn(read, at('2026-12-01')).newest.map(({ name }) => name)).toEqual(['c', 'd', 'b', 'a']);
  expect(changedIn(read, at('2026-12-01')).kinds.every(({ count }) => count === 0)).toBe(true);
});
