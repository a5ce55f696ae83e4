import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../registry/schema/index.ts';
import { clustersOf, foldOf, sectionOrder, shownOf } from './arrange.ts';

const claim = (id: string, more: Partial<Claim> = {}): Claim =>
  ({
    id,
    field: 'metrics.workers',
    statement: id,
    asOf: '2026',
    rung: 'documented',
    sources: ['a'],
    retrievedAt: '2026-11-20',
    ...more,
  }) as Claim;
const bittensor = JSON.parse(readFileSync(new URL('../../../content/projects/bittensor.json', import.meta.url), 'utf8')) as {
  claims: Claim[];
};

it('puts verification first and leaves no group out', () => {
  expect(sectionOrder[0]).toBe('verification');
  expect(new Set(sectionOrder).size).toBe(10);
});

describe('conflicts', () => {
  it('keeps every claim once, headlines first', () => {
    const clusters = clustersOf([claim('a'), claim('b', { headline: true }), claim('c')]);
    expect(clusters.map(({ claims }) => claims.map(({ id }) => id))).toEqual([['b'], ['a'], ['c']]);
  });

  it('joins a chain of contradictions, though its ends do not name each other', () => {
    const clusters = clustersOf([
      claim('a', { conflictsWith: ['b'] }),
      claim('x'),
      claim('b', { conflictsWith: ['a', 'c'] }),
      claim('c', { conflictsWith: ['b'] }),
    ]);
    expect(clusters.map(({ claims }) => claims.map(({ id }) => id))).toEqual([['a', 'b', 'c'], ['x']]);
    expect(clusters.map(({ conflict }) => conflict)).toEqual([true, false]);
  });

  it('says what the table shows of them', () => {
    const pair = (a: boolean, b: boolean) =>
      shownOf({ conflict: true, claims: [claim('a', a ? { headline: true } : {}), claim('b', b ? { headline: true } : {})] });
    expect(pair(true, true)).toBe('The table shows both.');
    expect(pair(false, true)).toBe('The table shows the second. Neither is deleted.');
    expect(pair(false, false)).toBe('The table shows neither.');
  });

  it('folds what is not in the table, and nothing for the sake of one claim', () => {
    const group = (count: number, headlines: number) => [
      {
        field: 'metrics.workers' as const,
        clusters: clustersOf(Array.from({ length: count }, (_, i) => claim(`c${i}`, i < headlines ? { headline: true } : {}))),
      },
    ];
    const sizes = (count: number, headlines: number) => {
      const { first, folded } = foldOf(group(count, headlines));
      return [first.flatMap(({ clusters }) => clusters).length, folded.length];
    };
    expect(sizes(5, 1)).toEqual([1, 4]);
    expect(sizes(3, 2)).toEqual([3, 0]);
    expect(sizes(4, 0)).toEqual([4, 0]);
  });

  it('keeps what contradicts a claim of the table in view', () => {
    const clusters = clustersOf([
      claim('a', { headline: true, conflictsWith: ['b'] }),
      claim('b', { conflictsWith: ['a'] }),
      claim('c'),
      claim('d'),
    ]);
    const { first, folded } = foldOf([{ field: 'metrics.workers', clusters }]);
    expect(first[0]?.clusters[0]?.claims.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(folded.map(({ id }) => id)).toEqual(['c', 'd']);
  });

  it('loses no claim of a real profile', () => {
    const fields = new Set(bittensor.claims.map(({ field }) => field));
    const placed = [...fields].flatMap((field) =>
      clustersOf(bittensor.claims.filter((one) => one.field === field)).flatMap(({ claims }) => claims),
    );
    expect(placed.length).toBe(bittensor.claims.length);
  });
});
