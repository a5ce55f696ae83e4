import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Claim, Source } from '../../../registry/schema/index.ts';
import { ClusterOfClaims } from './ClaimRow.tsx';

const claim = (more: Partial<Claim>): Claim => ({
  id: 'x-1',
  field: 'pricing.model',
  statement: 'It says <b>so</b>.',
  asOf: '2026',
  rung: 'documented',
  sources: ['a'],
  retrievedAt: '2026-11-20',
  ...more,
});
const draw = (claims: Claim[], source: Partial<Source> = {}, marked: string | null = null) =>
  renderToStaticMarkup(
    <ClusterOfClaims
      cluster={{ claims, conflict: claims.length > 1 }}
      context={{ slug: 'akash', sources: { a: { title: 'Docs', kind: 'document', ...source } }, marked }}
    />,
  );

it('shows the words of strangers as text', () => {
  expect(draw([claim({})])).toContain('It says &lt;b&gt;so&lt;/b&gt;.');
});

it('links a source that is https, and says when no safe address is known', () => {
  expect(draw([claim({})], { url: 'https://docs.example/a' })).toContain('<a href="https://docs.example/a" rel="noreferrer noopener"');
  expect(draw([claim({})])).toContain('no safe address known');
  expect(draw([claim({})], { url: 'javascript:alert(1)' })).not.toContain('href="javascript');
});

it('names a source that its block does not hold', () => {
  expect(draw([claim({ sources: ['gone'] })])).toContain('“gone”, which the sources of this block do not hold');
});

it('marks the claim of the address and no other', () => {
  expect(draw([claim({})], {}, 'x-1')).toContain('data-marked');
  expect(draw([claim({})], {}, 'x-2')).not.toContain('data-marked');
});

it('keeps both sides of a conflict behind one rule', () => {
  const markup = draw([claim({ conflictsWith: ['x-2'], headline: true }), claim({ id: 'x-2', conflictsWith: ['x-1'] })]);
  expect(markup).toContain('These two disagree');
  expect(markup).toContain('The table shows the first. Neither is deleted.');
});

it('keeps a true zero beside its unit', () => {
  expect(draw([claim({ field: 'metrics.workers', value: 0, unit: 'nodes' })])).toMatch(/<b title="0">0<\/b>nodes/);
});
