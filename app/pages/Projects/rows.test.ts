import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../../../registry/actions/index.ts';
import { buildProfile } from '../../../registry/claims/buildProfile.ts';
import { OffSchemaError } from '../../../registry/errors/index.ts';
import type { Headline } from '../../../registry/schema/claim.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { fieldIds } from '../../../registry/schema/fields.ts';
import { facets, factsOf, wordsOf } from '../../../registry/table/facets.ts';
import { activeFilters, filterRows, withoutEach, wordCounts } from '../../../registry/table/filter.ts';
import { comparability, nextSort, orderRows, ordersOf } from '../../../registry/table/order.ts';
import type { EntryState } from '../../state/register.ts';
import { defaultView } from '../../state/route/projects.ts';

type Row = EntryState<Overview>;
const slugs = ['bittensor', '0g', 'akash', 'livepeer'];
let rows: Row[];

const entryOf = (key: string): Entry => ({
  kind: 'project',
  period: 0,
  key,
  digest: `0x${'0'.repeat(64)}` as Entry['digest'],
  version: 1,
  approvedAt: 0,
  status: 'active',
  disputes: 0,
});
const verified = (document: Overview): Row => ({ entry: entryOf(document.slug), state: 'verified', document });
const keys = (list: readonly Row[]) => list.map((row) => row.entry.key);
const documents = (): Overview[] => rows.flatMap((row) => (row.state === 'verified' ? [row.document] : []));

/** The rows with other workers: value and unit by slug; null for an absence. */
function withWorkers(workers: Record<string, [number, string] | null>): Row[] {
  return documents().map((document) => {
    const given = workers[document.slug];
    const claim: Headline = { id: 'workers', value: given?.[0] ?? 0, unit: given?.[1] ?? '', asOf: '2026', rung: 'reported' };
    return verified({
      ...document,
      fields: {
        ...document.fields,
        'metrics.workers': given ? { claims: [claim] } : { absence: { kind: 'not-found', searched: 'docs', asOf: '2026' } },
      },
    });
  });
}

beforeAll(async () => {
  rows = await Promise.all(
    slugs.map(async (slug) => {
      const file = new URL(`../../../content/projects/${slug}.json`, import.meta.url);
      return verified((await buildProfile(JSON.parse(readFileSync(file, 'utf8')))).overview);
    }),
  );
});

describe('order', () => {
  it('is by name unless a column is asked for', () => {
    expect(keys(orderRows(rows, null))).toEqual(['0g', 'akash', 'bittensor', 'livepeer']);
  });

  it('ranks numbers of one unit, and puts what is not known last in either direction', () => {
    const list = withWorkers({ bittensor: [5, 'nodes'], '0g': [7, 'nodes'], akash: [0, 'nodes'], livepeer: null });
    expect(keys(orderRows(list, { field: 'metrics.workers', by: 'most' }))).toEqual(['0g', 'bittensor', 'akash', 'livepeer']);
    expect(keys(orderRows(list, { field: 'metrics.workers', by: 'least' }))).toEqual(['akash', 'bittensor', '0g', 'livepeer']);
  });

  it('refuses to rank numbers of several units, also when the address asks for it', () => {
    const list = withWorkers({ bittensor: [5, 'nodes'], '0g': [7, 'services'], akash: [9, 'providers'], livepeer: null });
    const shown = list.flatMap((row) => (row.state === 'verified' ? [row.document] : []));
    expect(comparability(shown, 'metrics.workers')).toEqual({ differ: 3, by: 'units' });
    expect(ordersOf(comparability(shown, 'metrics.workers'), 'metrics.workers')).toEqual(['newest', 'evidence']);
    expect(keys(orderRows(list, { field: 'metrics.workers', by: 'most' }))).toEqual(keys(orderRows(list, null)));
  });

  it('never ranks a field that the dictionary does not call comparable', () => {
    expect(
      fieldIds.filter((field) => field.startsWith('governance.') && ordersOf(comparability(documents(), field), field).includes('most')),
    ).toEqual([]);
    expect(ordersOf(comparability(documents(), 'tokenomics.supply'), 'tokenomics.supply')).not.toContain('most');
  });

  it('offers each order of a column once, then the names again', () => {
    const column = comparability(documents(), 'governance.keys');
    const first = nextSort(column, 'governance.keys', null);
    const second = nextSort(column, 'governance.keys', first);
    expect([first?.by, second?.by, nextSort(column, 'governance.keys', second)]).toEqual(['newest', 'evidence', null]);
  });
});

describe('filters', () => {
  it('keep rows whose claims hold the value, and no other', () => {
    const shown = filterRows(rows, { ...defaultView, entry: ['staked'] }, []);
    expect(shown.length).toBeGreaterThan(0);
    for (const row of rows) {
      const cell = row.state === 'verified' ? row.document.fields['participation.permission'] : undefined;
      expect(shown.includes(row)).toBe(cell !== undefined && 'claims' in cell && cell.claims.some((claim) => claim.value === 'staked'));
    }
  });

  it('find a system by a part of its name or category, in any case', () => {
    expect(keys(filterRows(rows, { ...defaultView, find: ' LIVEP' }, []))).toEqual(['livepeer']);
  });

  it('divide the rows by gaps in the shown columns only', () => {
    const list = withWorkers({ bittensor: [5, 'nodes'], '0g': null, akash: [9, 'nodes'], livepeer: [1, 'nodes'] });
    expect(keys(filterRows(list, { ...defaultView, gaps: 'only' }, ['metrics.workers']))).toEqual(['0g']);
    expect(keys(filterRows(list, { ...defaultView, gaps: 'hidden' }, ['metrics.workers']))).toEqual(['bittensor', 'akash', 'livepeer']);
    expect(filterRows(list, { ...defaultView, gaps: 'only' }, ['details.lifecycle'])).toEqual([]);
  });

  it('never hide a row whose document is missing or refused', () => {
    const lost: Row = {
      entry: entryOf('lost'),
      state: 'invalid',
      error: new OffSchemaError('project lost', [{ path: 'slug', reason: 'is missing' }]),
    };
    expect(keys(filterRows([...rows, lost], { ...defaultView, life: ['ended'] }, []))).toEqual(['lost']);
  });

  it('say how many rows each of them costs', () => {
    const view = { ...defaultView, find: 'livepeer', life: ['ended'] as const };
    expect(activeFilters(view)).toEqual(['find', 'life']);
    expect(withoutEach(rows, view, [])).toEqual([
      { filter: 'find', count: 0 },
      { filter: 'life', count: 1 },
    ]);
  });

  it('count for every word the rows that choosing it alone shows, the other filters as they are', () => {
    const view = { ...defaultView, party: ['single-operator' as const] };
    const counts = wordCounts(rows, view, []);
    for (const facet of facets)
      for (const word of wordsOf(facet))
        expect(counts[facet][word] ?? 0, `${facet} ${word}`).toBe(filterRows(rows, { ...view, [facet]: [word] }, []).length);
    expect(Object.keys(counts.party).length > 0).toBe(true);
  });

  it('combine words of one facet as "any of", and facets as "all of"', () => {
    const of = (view: Partial<typeof defaultView>) => keys(filterRows(rows, { ...defaultView, ...view }, []));
    expect(of({ family: ['tee', 'reputation'] })).toEqual(
      [...rows].map((row) => row.entry.key).filter((key) => [...of({ family: ['tee'] }), ...of({ family: ['reputation'] })].includes(key)),
    );
    expect(of({ family: ['tee'], task: ['training'] })).toEqual(
      of({ family: ['tee'] }).filter((key) => of({ task: ['training'] }).includes(key)),
    );
  });

  it('ask family and status of the same mechanism', () => {
    const claim: Headline = {
      id: 'a',
      value: [
        { family: 'zk', status: 'planned' },
        { family: 'tee', status: 'live' },
      ],
      asOf: '2026',
      rung: 'announced',
    };
    const [document] = documents() as [Overview];
    const list = [verified({ ...document, fields: { ...document.fields, 'verification.mechanism': { claims: [claim] } } })];
    const passes = (view: Partial<typeof defaultView>) => filterRows(list, { ...defaultView, ...view }, []).length === 1;
    expect([passes({ family: ['zk'] }), passes({ status: ['live'] }), passes({ family: ['zk'], status: ['live'] })]).toEqual([
      true,
      true,
      false,
    ]);
    expect(passes({ family: ['tee', 'zk'], status: ['live'] })).toBe(true);
  });

  it('find what is not known as such: never among those that have not, and never as a no', () => {
    const [document] = documents() as [Overview];
    const gap = (kind: 'not-found' | 'not-published'): Overview => ({
      ...document,
      fields: { ...document.fields, 'pricing.subsidized': { absence: { kind, searched: 'docs', asOf: '2026' } } },
    });
    const words: Overview = {
      ...document,
      fields: {
        ...document.fields,
        'pricing.subsidized': { claims: [{ id: 'a', short: 'hard to say', asOf: '2026', rung: 'announced' }] },
      },
    };
    const facts = (one: Overview) => factsOf('subsidy', one, defaultView);
    expect([facts(gap('not-found')), facts(gap('not-published')), facts(words)]).toEqual([
      ['not-found'],
      ['not-published'],
      ['in-words-only'],
    ]);
    expect(filterRows([verified(gap('not-found'))], { ...defaultView, subsidy: ['not-subsidized'] }, [])).toEqual([]);
    expect(filterRows([verified(gap('not-found'))], { ...defaultView, subsidy: ['not-subsidized', 'not-found'] }, [])).toHaveLength(1);
  });
});
