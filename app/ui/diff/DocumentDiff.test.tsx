import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import akash from '../../../content/projects/akash.json' with { type: 'json' };
import { diffDocuments } from '../../../registry/diff/index.ts';
import { type Claim, type Page, type Profile, profile } from '../../../registry/schema/index.ts';
import { page } from '../../../registry/testDocuments.ts';
import { DocumentDiff, sourcesOf } from './DocumentDiff.tsx';
import { addressesOf, wordsOf } from './sides.ts';

const base: Profile = profile.parse(akash);
const draw = (before: Profile | null, after: Profile) =>
  renderToStaticMarkup(<DocumentDiff diff={diffDocuments(before, after)} sources={sourcesOf(before, after)} />);
const changed = (change: (claim: Claim) => Partial<Claim>, at = 0): Profile => ({
  ...base,
  claims: base.claims.map((claim, i) => (i === at ? { ...claim, ...change(claim) } : claim)),
});

it('strikes the words that go and marks those that come', () => {
  const markup = draw(
    base,
    changed(({ statement }) => ({ statement: `${statement.replace(/^\S+/, 'Another')}` })),
  );
  expect(markup).toMatch(/<del>[^<]+<\/del>/);
  expect(markup).toContain('<ins>Another</ins>');
});

it('shows the words of strangers as text', () => {
  expect(
    draw(
      base,
      changed(() => ({ statement: '<img src=x onerror=alert(1)>' })),
    ),
  ).not.toContain('<img');
});

it('says that evidence falls, and not that it rises', () => {
  const rung = (word: Claim['rung']) =>
    draw(
      base,
      changed(() => ({ rung: word })),
    );
  expect(rung('announced')).toContain('evidence falls from');
  expect(rung('reproduced')).not.toContain('evidence falls');
});

it('draws every part of a claim that differs, also those without a place of their own', () => {
  const markup = draw(
    base,
    changed(({ id }) => ({ note: 'A new remark.', conflictsWith: [`${id}-other`], workload: 'a stated load' })),
  );
  for (const words of ['A new remark.', 'disagrees with', 'a stated load']) expect(markup).toContain(words);
});

it('marks numbers that differ in their last digits only, and entries that only changed places', () => {
  const withValue = (value: unknown) => changed(() => ({ value }) as Partial<Claim>);
  const figures = draw(withValue(1), withValue(1.0000000000000002));
  expect(figures).toContain('<del>1</del>');
  expect(figures).toContain('<ins>1.0000000000000002</ins>');
  const places = draw(withValue(['cpu', 'gpu']), withValue(['gpu', 'cpu']));
  expect(places.match(/<del>/g)).toHaveLength(2);
  expect(places.match(/<ins>/g)).toHaveLength(2);
});

it('names a source that is cited anew and one that is cited no more', () => {
  const [ref = '', other = ''] = Object.keys(base.sources).filter((one) => !base.claims[0]?.sources.includes(one));
  const markup = draw(
    changed(() => ({ sources: [other] })),
    changed(() => ({ sources: [ref] })),
  );
  expect(markup).toContain('new here');
  expect(markup).toContain('no longer cited');
});

it('shows a new document in one column, whole', () => {
  const markup = draw(null, base);
  expect(markup).toContain('data-new="true"');
  for (const { statement } of base.claims.slice(0, 5)) expect(markup).toContain(renderToStaticMarkup(statement));
});

it('says so where nothing differs', () => {
  expect(draw(base, base)).toContain('do not differ');
});

it('gathers the addresses that an item rests on, and no unsafe one', () => {
  const sources = { now: {}, proposed: { a: { url: 'https://a.example/' }, b: { url: 'javascript:alert(1)' } } };
  const item = { subject: 'claim', path: 'claims.0', label: '', change: 'added', after: { sources: ['a', 'b'] }, parts: [] } as const;
  expect(addressesOf({ ...item, after: { sources: ['a', 'b'] }, parts: [] }, sources)).toEqual(['https://a.example/']);
});

it('tells a value without a mark of its own in words', () => {
  expect(wordsOf({ kind: 'world', list: ['a', true], none: null })).toBe('kind: world; list: a, yes; none: none');
});

it('marks the words of a cell of a table, the verdict and the source that differ on a page', () => {
  const source = { title: 'A paper', kind: 'document', asOf: '2025', rung: 'documented', retrievedAt: '2026-11-20' } as const;
  const rows = Array.from({ length: 12 }, (_, i) => [`line ${i}`, `some words about line ${i}`]);
  const written = (cell: string, verdict: 'holds' | 'outdated', title: string): Page =>
    page({
      sections: [
        {
          ...{ id: 'one', heading: 'A claim', body: 'So [^a].' },
          check: { circulates: 'A guide', verdict, asOf: '2026-11-20' },
          table: { columns: ['A', 'B'], rows: [...rows, ['last', cell]] },
        },
      ],
      sources: { a: { ...source, title } },
    });
  const [before, after] = [written('147 seconds', 'holds', 'A paper'), written('148 seconds', 'outdated', 'Another paper')];
  const markup = renderToStaticMarkup(<DocumentDiff diff={diffDocuments(before, after)} sources={sourcesOf(before, after)} />);
  for (const words of ['<del>147</del>', '<ins>148</ins>', '<del>holds</del>', '<ins>outdated</ins>', '<ins>Another</ins>'])
    expect(markup).toContain(words);
  expect(markup).toContain('some words about line 7');
  expect(markup).not.toMatch(/<(ins|del)>[^<]*some words/);
});
