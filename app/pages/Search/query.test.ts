import { describe, expect, it } from 'vitest';
import { changed, firstOf, narrowings, quoted, readQuery, searchHref } from './query.ts';

describe('a search in an address', () => {
  it('is read and written alike', () => {
    const query = { q: 'zero "knowledge proofs"', kind: ['note'], tag: ['verification'], from: '2025', versions: 'earlier' } as const;
    expect(readQuery(searchHref(query).split('?')[1] as string)).toEqual({ query, left: [] });
    expect(searchHref({})).toBe('#/search');
  });

  it('keeps what it understands, and says what it left out', () => {
    const { query, left } = readQuery('q=proof&tag=nonsense&from=soon&sort=best&at=12');
    expect(query).toEqual({ q: 'proof' });
    expect(left.map(({ parameter }) => parameter).sort()).toEqual(['from', 'sort', 'tag']);
  });

  it('begins anew when it changes', () => {
    const query = { q: 'a', cursor: '0123456789abcdef.40' };
    expect(firstOf(query)).toBe(40);
    expect(changed(query, { tag: ['execution'] })).toEqual({ q: 'a', tag: ['execution'] });
  });

  it('names what narrows it, each with the search without it', () => {
    expect(narrowings({ q: 'a', kind: ['note', 'page'], from: '2025' })).toEqual([
      { name: 'kind', value: 'note, page', without: { q: 'a', from: '2025' } },
      { name: 'from', value: '2025', without: { q: 'a', kind: ['note', 'page'] } },
    ]);
  });
});

it('words in quotes are read as they stand', () => {
  expect(quoted('Optimsitic rollup "fraud proof"', ['optimsitic'])).toBe('"Optimsitic" rollup "fraud proof"');
});
