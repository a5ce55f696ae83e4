import { expect, it } from 'vitest';
import { named } from './sources.ts';

const profile = {
  claims: [
    { id: 'a', sources: ['docs', 'source-2'] },
    { id: 'b', sources: ['docs'] },
  ],
  sources: { docs: { title: 'Docs' }, 'source-2': { title: 'Price list, August' } },
};

it('names a new source after its title, wherever it is cited', () => {
  const { document, ref } = named(profile, 'source-2');
  expect(ref).toBe('price-list-august');
  expect(document).toEqual({
    claims: [
      { id: 'a', sources: ['docs', 'price-list-august'] },
      { id: 'b', sources: ['docs'] },
    ],
    sources: { docs: { title: 'Docs' }, 'price-list-august': { title: 'Price list, August' } },
  });
});

it('names it in readings too, and never takes a ref that is used', () => {
  const { document, ref } = named(
    { readings: [{ source: 'source' }], sources: { docs: { title: 'A' }, source: { title: 'Docs' } } },
    'source',
  );
  expect(ref).toBe('docs-2');
  expect(document.readings).toEqual([{ source: 'docs-2' }]);
});

it('leaves a source alone that has a name, or no title yet', () => {
  expect(named(profile, 'docs').document).toBe(profile);
  const untitled = { sources: { source: { title: '' } } };
  expect(named(untitled, 'source').document).toBe(untitled);
});

it('names it in the texts and tables of a page, and nowhere but there', () => {
  const { document } = named(
    {
      sections: [{ id: 'source', body: 'So [^source], and [^source-2].', table: { columns: ['A', 'B'], rows: [['1', '[^source]']] } }],
      sources: { source: { title: 'A paper' }, 'source-2': { title: 'Other' } },
    },
    'source',
  );
  expect(document.sections).toEqual([
    { id: 'source', body: 'So [^a-paper], and [^source-2].', table: { columns: ['A', 'B'], rows: [['1', '[^a-paper]']] } },
  ]);
});
