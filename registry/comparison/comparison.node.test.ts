import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildProfile } from '../claims/index.ts';
import type { Headline } from '../schema/claim.ts';
import type { Cell, Overview } from '../schema/documents.ts';
import { type FieldId, fieldIds, fields } from '../schema/fields.ts';
import { groups } from '../schema/vocabulary.ts';
import { comparability } from '../table/order.ts';
import { comparedRows, kinOf, kinSets, lifeOf, likenessOf, MOST, sections, sharedWords, traitsOf, verdictOf, yearsOf } from './index.ts';

const folder = new URL('../../content/projects/', import.meta.url);
const all = await Promise.all(
  readdirSync(folder).map(
    async (file): Promise<Overview> => (await buildProfile(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))).overview,
  ),
);
const of = (...slugs: string[]) => slugs.map((slug) => all.find((one) => one.slug === slug) as Overview);

const claim = (part: Partial<Headline>): Headline => ({ id: 'one', asOf: '2026', rung: 'reported', ...part });
const cell = (...claims: Partial<Headline>[]): Cell => ({ claims: claims.map((part, i) => claim({ id: `c-${i}`, ...part })) });
const absent: Cell = { absence: { kind: 'not-found', searched: 'Looked in the docs.', asOf: '2026' } };
const like = (field: FieldId, ...cells: Cell[]) => likenessOf(cells, field);
/** A profile with other values in some fields. */
const withCells = (document: Overview, cells: Partial<Overview['fields']>): Overview => ({
  ...document,
  fields: { ...document.fields, ...cells },
});

describe('the sections', () => {
  it('hold every field once, but for those that are drawn', () => {
    const held = sections.flatMap((section) => section.fields);
    const drawn = fieldIds.filter((field) => !held.includes(field));
    expect(new Set(held).size).toBe(held.length);
    expect(drawn).toEqual(['details.lifecycle', 'details.launched', 'details.dependencies']);
    expect(new Set(held.map((field) => fields.find(({ id }) => id === field)?.group)).size).toBe(groups.length);
  });

  it('say who must be honest before how it is checked', () => {
    const verified = sections.find(({ question }) => question === 'verified')?.fields ?? [];
    expect(verified.slice(0, 2)).toEqual(['verification.trustModel', 'verification.mechanism']);
  });
});

describe('likeness', () => {
  it('is by the typed value: details, date and evidence may differ', () => {
    expect(like('tasks.inference', cell({ value: 'offered', qualifier: 'chat' }), cell({ value: 'offered', rung: 'measured' }))).toBe(
      'same',
    );
    expect(like('tasks.inference', cell({ value: 'offered' }), cell({ value: 'planned' }))).toBe('differ');
  });

  it('takes lists as sets, and a text without regard to capitals', () => {
    expect(like('details.layers', cell({ value: ['data', 'compute'] }), cell({ value: ['compute', 'data'] }))).toBe('same');
    expect(like('participation.slashing', cell({ short: 'No slashing' }), cell({ short: 'no slashing' }))).toBe('same');
    const families = (...list: ('zk' | 'tee')[]) => cell({ value: list.map((family) => ({ family, status: 'live' as const })) });
    expect(like('verification.mechanism', families('zk', 'tee'), families('tee', 'zk', 'zk'))).toBe('same');
    expect(like('verification.mechanism', families('zk'), families('zk', 'tee'))).toBe('differ');
  });

  it('asks for unit and workload of a number', () => {
    expect(like('metrics.workers', cell({ value: 5, unit: 'nodes' }), cell({ value: 5, unit: 'nodes' }))).toBe('same');
    expect(like('metrics.workers', cell({ value: 5, unit: 'nodes' }), cell({ value: 5, unit: 'subnets' }))).toBe('differ');
  });

  it('never takes what is disputed for equal, nor an absence for a value', () => {
    const disputed = cell({ short: 'A', conflictsWith: ['c-1'] }, { short: 'B', conflictsWith: ['c-0'] });
    expect(like('details.team', disputed, disputed)).toBe('differ');
    expect(like('details.team', cell({ short: 'A' }), absent)).toBe('differ');
    expect(like('details.team', absent, absent)).toBe('absent');
    expect(like('details.team', cell({ short: 'A' }))).toBeNull();
  });

  it('names the words that all lists share', () => {
    expect([...sharedWords([cell({ value: ['data', 'compute'] }), cell({ value: ['compute'] })])]).toEqual(['compute']);
    expect([...sharedWords([cell({ value: ['data'] }), absent])]).toEqual([]);
    expect([...sharedWords([cell({ value: ['data'] })])]).toEqual([]);
  });
});

describe('the verdict on numbers', () => {
  it('is that of the table, for every field and every two systems of the content', () => {
    for (const { id } of fields)
      for (const a of all)
        for (const b of all) {
          const rule = comparability([a, b], id);
          const verdict = verdictOf([a, b], id);
          expect(verdict?.comparable, `${id} of ${a.slug} and ${b.slug}`).toBe(rule === null ? undefined : rule === 'same');
        }
  });

  it('gives numbers that count the same their axis', () => {
    const verdict = verdictOf(of('io-net', 'prime-intellect'), 'metrics.taskPrice.inference');
    expect(verdict).toMatchObject({ comparable: true, unit: 'USD/1M tokens', least: 0.1, most: 1.04 });
  });

  it('names the part that differs: currency, unit, workload, or what is counted', () => {
    const [one, other] = of('io-net', 'prime-intellect') as [Overview, Overview];
    const price = (document: Overview, unit: string, workload: string) =>
      withCells(document, { 'metrics.taskPrice.inference': cell({ value: 1, unit, workload }) });
    const verdict = (a: [string, string], b: [string, string]) =>
      verdictOf([price(one, ...a), price(other, ...b)], 'metrics.taskPrice.inference');
    expect(verdict(['USD/1M tokens', 'L'], ['0G/1M tokens', 'L'])).toMatchObject({ differs: 'currency', same: 'workload' });
    expect(verdict(['USD/1M tokens', 'L'], ['USD/image', 'M'])).toMatchObject({ differs: 'unit', same: null });
    expect(verdict(['USD/image', 'L'], ['USD/image', 'M'])).toMatchObject({ differs: 'workload', same: 'unit', values: ['L', 'M'] });
    expect(verdictOf(of('gensyn', 'giza'), 'details.funding')).toMatchObject({ differs: 'subject' });
  });

  it('is none where fewer than two systems have a number', () => {
    expect(verdictOf(of('bittensor', 'gensyn'), 'metrics.taskPrice.inference')).toBeNull();
    expect(verdictOf(of('bittensor', 'gensyn'), 'pricing.model')).toBeNull();
  });
});

describe('the order of rows', () => {
  it('puts differences first, words before numbers, then what is equal, then what nobody knows', () => {
    const order = ['words', 'number', 'same', 'absent'];
    for (const { rows } of comparedRows(of('bittensor', '0g', 'gensyn'), 'differences')) {
      const kinds = rows.map(({ field, likeness }) =>
        order.indexOf(
          likeness === 'differ' ? (fields.find(({ id }) => id === field)?.value === 'number' ? 'number' : 'words') : String(likeness),
        ),
      );
      expect(kinds).toEqual(kinds.toSorted());
    }
  });

  it('can be that of the dictionary', () => {
    for (const { rows } of comparedRows(of('bittensor', '0g'), 'dictionary')) {
      const places = rows.map(({ field }) => fieldIds.indexOf(field));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});

describe('a life', () => {
  const now = Date.UTC(2026, 10, 20);

  it('runs from the launch to its end, and no further', () => {
    const [ended] = of('chainlink-functions');
    const life = lifeOf(ended as Overview, now);
    expect(life.marks.map(({ asOf, what }) => [asOf, what])).toEqual([
      ['2023-09-29', 'launched'],
      ['2026-06-30', 'ended'],
    ]);
    expect(life.stretches).toEqual([{ from: Date.UTC(2023, 8, 29), to: Date.UTC(2026, 5, 30), status: 'live' }]);
  });

  it('is one mark where launch and state have one date, and the state alone where no launch is known', () => {
    const [zeroG, ezkl] = of('0g', 'ezkl') as [Overview, Overview];
    expect(lifeOf(zeroG, now).marks).toMatchObject([{ asOf: '2025-09-22', what: 'launched' }]);
    expect(lifeOf(ezkl, now).marks).toMatchObject([{ what: 'announced' }]);
  });

  it('stands on an axis of whole years that ends now', () => {
    const lives = of('bittensor', 'gensyn').map((one) => lifeOf(one, now));
    expect(yearsOf(lives, now)).toEqual({ from: Date.UTC(2021, 0), to: now });
    expect(yearsOf([], now).to).toBe(now);
  });
});

describe('kin', () => {
  it('shares what runs, not what is planned, and never that nothing is checked', () => {
    expect(traitsOf(of('0g')[0] as Overview)).toEqual(['tee', 'sampling', 'tasks.inference', 'tasks.fineTuning']);
  });

  it('begins with those that share most', () => {
    const kin = kinOf(of('0g'), all);
    expect(kin[0]).toMatchObject({ slug: 'bittensor' });
    expect(kin.map(({ slug }) => slug)).not.toContain('0g');
    expect(kin.every(({ shares }, i) => i === 0 || shares.length <= (kin[i - 1]?.shares.length ?? 0))).toBe(true);
  });

  it('makes sets that fit side by side, and says of how many', () => {
    const sets = kinSets(all);
    expect(sets.length).toBeGreaterThan(4);
    expect(sets.every(({ slugs, of }) => slugs.length >= 2 && slugs.length <= MOST && of >= slugs.length)).toBe(true);
  });
});
