import { expect, it } from 'vitest';
import { type PagePart, pageOf, shortened } from './pages.ts';

const answer = {
  of: 'x',
  groups: [
    { group: 'a', fields: [1, 2, 3] },
    { group: 'b', fields: [] },
    { group: 'c', fields: [4, 5] },
  ],
};

it('pages cut a list wherever it is nested, and together hold each item once', () => {
  const seen: number[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const { answer: part, page }: { answer: typeof answer; page: PagePart } = pageOf(answer, 'groups.fields', { offset, limit: 2 });
    expect(page.total).toBe(5);
    const items = part.groups.flatMap(({ fields }) => fields);
    expect(items.length).toBeLessThanOrEqual(2);
    seen.push(...items);
    offset = page.next;
  }
  expect(seen).toEqual([1, 2, 3, 4, 5]);
  expect(pageOf(answer, 'groups.fields', { offset: 3, limit: 9 }).answer.groups).toEqual([{ group: 'c', fields: [4, 5] }]);
  expect(pageOf({ list: [1, 2] }, 'list', { offset: 5, limit: 2 })).toEqual({
    answer: { list: [] },
    page: { total: 2, offset: 5, next: null },
  });
});

it('a long text says that it was cut', () => {
  const { body, other } = shortened({ body: 'x'.repeat(20_000), other: ['y'] });
  expect(body.length).toBeLessThan(4_200);
  expect(body).toMatch(/cut: 4000 of 20000 characters/);
  expect(other).toEqual(['y']);
});
