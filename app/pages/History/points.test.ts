import { expect, it } from 'vitest';
import { BadMomentError } from '../../../registry/errors/past.ts';
import type { Revision } from '../../../registry/history/index.ts';
import { endsOf } from './points.ts';

const DAY = 86_400;
/** Revisions of the second, third and fourth day of 1970, newest first. */
const revisions = [3, 2, 1].map((version) => ({ version, approvedAt: version * DAY + 5, blockNumber: BigInt(version * 10) }) as Revision);
const ends = (from: string | null, to: string | null) => {
  const found = endsOf(revisions, from, to);
  return found && [found.from.revision?.version ?? null, found.to.revision?.version ?? null];
};

it('shows no difference where none is asked for', () => {
  expect(ends(null, null)).toBeNull();
  expect(endsOf([], 'v1', null)).toBeNull();
});

it('goes from one revision to another, the earlier one first', () => {
  expect(ends('v1', 'v3')).toEqual([1, 3]);
  expect(ends('v3', 'v1')).toEqual([1, 3]);
});

it('goes up to now, or from the revision before, where one end is left out', () => {
  expect(ends('v1', null)).toEqual([1, 3]);
  expect(ends(null, 'v2')).toEqual([1, 2]);
  expect(ends(null, 'v1')).toEqual([null, 1]);
});

it('takes days, minutes and blocks for the revision that stood at their end', () => {
  expect(ends('1970-01-01', '1970-01-03')).toEqual([null, 2]);
  expect(ends('1970-01-02T00:00Z', '29')).toEqual([1, 2]);
  expect(ends('9', 'v9')).toEqual([null, null]);
  expect(() => ends('1970-02-30', null)).toThrow(BadMomentError);
});
