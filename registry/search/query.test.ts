import { describe, expect, it } from 'vitest';
import { BadSearchError } from './errors.ts';
import { queryFromParams, queryToParams, type SearchQuery } from './query.ts';

const read = (text: string) => queryFromParams(new URLSearchParams(text));

describe('a search as parameters', () => {
  it.each<SearchQuery>([
    {},
    { q: 'zero "knowledge proofs" & more=?' },
    { q: 'x', kind: ['note', 'project'], tag: ['verification'], type: ['code', 'paper'], from: '2025', to: '2026-03-14' },
    { q: 'proof', versions: 'earlier' },
    { part: ['claim'], field: ['verification.mechanism'], project: ['gensyn'], limit: 50, cursor: '0123456789abcdef.20' },
  ])('comes back as it was: %j', (query) => expect(queryFromParams(queryToParams(query))).toEqual(query));

  it('has one spelling, whatever the order of what was asked', () => {
    const spelling = (text: string) => queryToParams(read(text)).toString();
    expect(spelling('tag=verification&q=a&tag=execution&limit=20')).toBe(spelling('q=a&tag=execution&tag=verification&tag=execution'));
  });
});

it.each([
  ['tags=execution', 'tags'],
  ['tag=unknown', 'tag'],
  ['kind=', 'kind'],
  ['project=No%20Slug', 'project'],
  ['field=verification', 'field'],
  ['type=tweet', 'type'],
  ['from=2026-13', 'from'],
  ['to=2026-02-30', 'to'],
  ['versions=all', 'versions'],
  ['limit=0', 'limit'],
  ['limit=51', 'limit'],
  ['cursor=1', 'cursor'],
  [`q=${'a'.repeat(201)}`, 'q'],
  ['q=a&q=b', 'q'],
  [Array.from({ length: 9 }, (_, i) => `project=p${i}`).join('&'), 'project'],
])('refuses %s and names the parameter', (text, parameter) => {
  const refused = (() => {
    try {
      return read(text);
    } catch (error) {
      return error;
    }
  })();
  expect(refused).toBeInstanceOf(BadSearchError);
  expect(refused).toMatchObject({ parameter, code: 'bad-search', family: 'input' });
});
