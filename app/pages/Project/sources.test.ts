import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildProfile } from '../../../registry/claims/index.ts';
import type { GroupBlock } from '../../../registry/schema/index.ts';
import { listSources, numbersOf, sourceKey } from './sources.ts';

const profile = JSON.parse(readFileSync(new URL('../../../content/projects/bittensor.json', import.meta.url), 'utf8'));
const { groups } = await buildProfile(profile);
const blocks: readonly GroupBlock[] = Object.values(groups);
const list = listSources(blocks);

it('lists every source of a profile once, with every claim that leans on it', () => {
  expect(list).toHaveLength(Object.keys(profile.sources).length);
  expect(new Set(list.map(({ source }) => sourceKey(source))).size).toBe(list.length);
  const leaning = list.flatMap(({ claims }) => claims.map(({ id }) => id));
  const cited = blocks.flatMap(({ claims }) => claims.flatMap(({ id, sources }) => sources.map(() => id)));
  expect(leaning.toSorted()).toEqual(cited.toSorted());
});

it('numbers them as the page names them, whatever the order in which groups came', () => {
  expect(list.map(({ number }) => number)).toEqual(list.map((_, i) => i + 1));
  expect(listSources(blocks.toReversed())).toEqual(list);
  const [first] = list;
  expect(first && numbersOf(list).get(sourceKey(first.source))).toBe(1);
  expect(first?.claims[0]?.field).toMatch(/^verification/);
});

it('keeps sources without an address apart by title and publisher', () => {
  expect(sourceKey({ title: 'A', kind: 'press' })).not.toBe(sourceKey({ title: 'A', publisher: 'B', kind: 'press' }));
  expect(sourceKey({ title: 'A', kind: 'press', url: 'https://a.example' })).toBe(
    sourceKey({ title: 'Other words', kind: 'code', url: 'https://a.example' }),
  );
});
