import { describe, expect, it } from 'vitest';
import { claim, metric, note, page, profile } from '../testDocuments.ts';
import { diffDocuments } from './diffDocuments.ts';
import type { DiffItem, DocumentDiff } from './types.ts';

const items = (diff: DocumentDiff): DiffItem[] => diff.groups.flatMap((group) => group.items);
const titles = (diff: DocumentDiff): string[] => diff.groups.map(({ title }) => title);

/** A profile with one claim changed. */
const withClaim = (id: string, part: object) => {
  const one = profile();
  return { ...one, claims: one.claims.map((each) => (each.id === id ? { ...each, ...part } : each)) };
};

describe('a profile', () => {
  it('shows a changed claim under its group, part by part, and in words', () => {
    const diff = diffDocuments(
      profile(),
      withClaim('thesis-threat', { statement: 'What is now known of thesis.threat.', asOf: '2026-05' }),
    );
    expect(titles(diff)).toEqual(['Thesis']);
    expect(items(diff)[0]).toMatchObject({
      subject: 'claim',
      id: 'thesis-threat',
      field: 'thesis.threat',
      label: 'Threat removed',
      change: 'changed',
    });
    expect(items(diff)[0]?.path).toMatch(/^claims\.\d+$/);
    expect(items(diff)[0]?.parts).toEqual([
      {
        part: 'statement',
        before: 'What is known of thesis.threat.',
        after: 'What is now known of thesis.threat.',
        words: [
          { kind: 'same', text: 'What is ' },
          { kind: 'added', text: 'now ' },
          { kind: 'same', text: 'known of thesis.threat.' },
        ],
      },
      { part: 'asOf', before: '2026-03-14', after: '2026-05' },
    ]);
    expect(diff.counts).toEqual({ added: 0, removed: 0, changed: 1 });
  });

  it('says that the evidence is weaker when the rung falls, and not when it rises', () => {
    const fall = diffDocuments(profile(), withClaim('thesis-threat', { rung: 'announced' }));
    expect(items(fall)[0]?.parts).toEqual([{ part: 'rung', before: 'documented', after: 'announced', weaker: true }]);
    const rise = diffDocuments(profile(), withClaim('thesis-threat', { rung: 'measured' }));
    expect(items(rise)[0]?.parts).toEqual([{ part: 'rung', before: 'documented', after: 'measured' }]);
  });

  it('shows a changed source once by itself, and at every claim that leans on it', () => {
    const next = profile();
    next.sources = { docs: { ...next.sources.docs, title: 'Documentation', kind: 'press' } };
    const diff = diffDocuments(profile(), next);
    const leaning = items(diff).filter(({ subject }) => subject === 'claim');
    expect(leaning).toHaveLength(next.claims.length);
    for (const { parts } of leaning)
      expect(parts).toEqual([{ part: 'source', ref: 'docs', of: 'kind', before: 'document', after: 'press' }]);
    expect(items(diff).filter(({ subject }) => subject === 'source')).toMatchObject([
      { id: 'docs', path: 'sources.docs', change: 'changed' },
    ]);
    expect(diff.counts).toEqual({ added: 0, removed: 0, changed: 1 });
  });

  it('says of an absence which claims came in its place, and of one that came which claims went', () => {
    const filled = diffDocuments(profile(['pricing.model']), profile([]));
    expect(items(filled)).toMatchObject([
      { subject: 'claim', change: 'added', id: 'pricing-model' },
      { subject: 'absence', change: 'removed', field: 'pricing.model', claims: ['pricing-model'] },
    ]);
    const emptied = diffDocuments(profile([]), profile(['pricing.model']));
    expect(items(emptied).find(({ subject }) => subject === 'absence')).toMatchObject({ change: 'added', claims: ['pricing-model'] });
    expect(emptied.counts).toEqual({ added: 1, removed: 1, changed: 0 });
  });

  it('shows what heads it: sentence, life, links and answers', () => {
    const next = profile();
    next.sentence = 'Another system for tests.';
    next.life = { status: 'ended', since: '2024-05' };
    next.links = { docs: 'https://docs.example.org' };
    next.answers = { ...next.answers, settled: { ...next.answers.settled, statement: 'By nobody.' } };
    const diff = diffDocuments(profile(), next);
    expect(titles(diff)).toEqual(['Overview']);
    expect(
      items(diff)
        .map(({ path, change }) => `${path} ${change}`)
        .sort(),
    ).toEqual(['answers.settled changed', 'life changed', 'links.docs added', 'links.website removed', 'sentence changed']);
  });

  it('shows another order of claims, and does not care for the order of groups in a file', () => {
    const [first, second] = [claim('details.team'), claim('details.team', { id: 'details-team-2' })];
    const both = (claims: (typeof first)[]) => ({ ...profile(['details.team']), claims });
    expect(items(diffDocuments(both([first, second]), both([second, first])))).toMatchObject([
      {
        subject: 'order',
        change: 'changed',
        parts: [{ before: ['details-team', 'details-team-2'], after: ['details-team-2', 'details-team'] }],
      },
    ]);
    const later = claim('tokenomics.token');
    expect(diffDocuments(both([first, later]), both([later, first])).groups).toEqual([]);
  });

  it('lists what it has no name for by its path', () => {
    const diff = diffDocuments(profile(), { ...profile(), surprise: { a: 1 } } as never);
    expect(items(diff)).toMatchObject([{ subject: 'raw', path: 'surprise', after: { a: 1 } }]);
    expect(titles(diff)).toEqual(['Other']);
  });

  it('puts why it changed last, and does not count it', () => {
    const diff = diffDocuments(profile(), { ...profile(), change: { kind: 'world', summary: 'It moved.' } });
    expect(titles(diff)).toEqual(['Revision']);
    expect(diff.counts).toEqual({ added: 0, removed: 0, changed: 0 });
  });
});

describe('the other kinds', () => {
  it('a new note is all added', () => {
    const diff = diffDocuments(null, note());
    expect(titles(diff)).toEqual(['Note', 'Revision']);
    expect(new Set(items(diff).map(({ change }) => change))).toEqual(new Set(['added']));
    expect(items(diff)).toHaveLength(Object.keys(note()).length);
  });

  it('a reading that changed is named by its field and date', () => {
    const next = metric();
    next.readings = next.readings.map((one, i) => (i === 1 ? { ...one, value: 7 } : one));
    expect(items(diffDocuments(metric(), next))).toMatchObject([
      { subject: 'reading', id: 'workers-1', label: 'Workers, 2026-02', parts: [{ part: 'value', before: 101, after: 7 }] },
    ]);
  });

  it('a section of a page that was renamed and moved is itself', () => {
    const sections = [
      { id: 'one', heading: 'One', body: 'Text.' },
      { id: 'two', heading: 'Two', body: 'Text.' },
    ];
    const moved = [sections[1] as (typeof sections)[0], { id: 'one', heading: 'First of all', body: 'Text.' }];
    const diff = diffDocuments(page({ sections }), page({ sections: moved }));
    expect(items(diff).map(({ subject, path }) => `${subject} ${path}`)).toEqual(['section sections.1', 'order sections']);
  });

  it('a list that is empty is another document than one without the list', () => {
    expect(diffDocuments(page(), page({ channels: [] })).groups).not.toEqual([]);
    expect(diffDocuments(page({ channels: [] }), page()).groups).not.toEqual([]);
    expect(items(diffDocuments(null, page({ channels: [] }))).map(({ path }) => path)).toContain('channels');
  });
});
