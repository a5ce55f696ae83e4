import { expect, it } from 'vitest';
import { looseDraft } from './looseDraft.ts';

it('opens what is half written, with the parts that it lacks', () => {
  expect(looseDraft('note', '{"title":"T","tags":["x"]}')).toMatchObject({ title: 'T', tags: ['x'], summary: '' });
  expect(looseDraft('page', '{"sections":[{"id":"a","table":{"rows":7}}],"sources":{"a":{"title":"T"}}}')).toMatchObject({ title: '' });
  expect(looseDraft('project', '{"claims":[{"id":"a","field":"details.team"}]}')).toMatchObject({ claims: [{ id: 'a' }] });
});

it.each([
  ['note', 'no JSON'],
  ['note', '[]'],
  ['note', 'null'],
  ['note', '{"tags":"x"}'],
  ['note', '{"title":{}}'],
  ['note', '{"extra":[1]}'],
  ['project', '{"claims":["x"]}'],
  ['project', '{"claims":[null]}'],
  ['metric', '{"sources":[]}'],
  ['page', '{"channels":{}}'],
  ['project', '{"claims":[{"statement":{}}]}'],
  ['project', '{"claims":[{"sources":[1]}]}'],
  ['project', '{"claims":[{"sources":5}]}'],
  ['project', '{"claims":[{"conflictsWith":"a"}]}'],
  ['project', '{"sources":{"a":{"title":[{}]}}}'],
] as const)('does not open a %s of %s', (kind, text) => {
  expect(looseDraft(kind, text)).toBeNull();
});
