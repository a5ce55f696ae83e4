import { beforeAll, expect, it } from 'vitest';
import type { Entry } from '../actions/index.ts';
import { buildProfile } from '../claims/buildProfile.ts';
import type { Overview } from '../schema/index.ts';
import { profile } from '../testDocuments.ts';
import { type CheckedRow, departuresOf } from './departures.ts';
import { anyQuery, type TableQuery, tableFromParams, tableToParams } from './query.ts';

const names = ['Alpha', 'Beta', 'Gamma', 'Delta'];
let rows: CheckedRow[];

const digestOf = (i: number) => `0x${String(i).repeat(64)}` as Entry['digest'];
const given = (list: readonly CheckedRow[]) => list.map(({ entry: { key, version, digest } }) => ({ key, version, digest }));
const none = { unknown: [], moved: [], failing: [], misplaced: [] };

beforeAll(async () => {
  const { overview } = await buildProfile(profile());
  rows = names.map((name, i) => ({
    entry: {
      kind: 'project',
      period: 0,
      key: name.toLowerCase(),
      digest: digestOf(i),
      version: 1,
      approvedAt: i,
      status: 'active',
      disputes: 0,
    },
    document: { ...overview, slug: name.toLowerCase(), name, life: { ...overview.life, status: i % 2 ? 'live' : 'ended' } } as Overview,
  }));
});

const at = (...list: number[]) => list.map((i) => rows[i] as CheckedRow);
const departures = (list: readonly CheckedRow[], query: Partial<TableQuery> = {}, heads = rows) =>
  departuresOf(
    given(list),
    heads.map(({ entry }) => entry),
    list,
    { ...anyQuery, ...query },
    [],
  );

it('finds nothing in an order that is as asked for', () => {
  expect(departures(at(0, 1, 3, 2))).toEqual(none);
  expect(departures(at(3, 2, 1, 0), { approved: true })).toEqual(none);
  expect(departures(at(1, 3), { life: ['live'] })).toEqual(none);
});

it('names the rows that stand before one that comes first', () => {
  expect(departures(at(1, 0, 3, 2)).misplaced).toEqual(['beta']);
  expect(departures(at(2, 3), { approved: true }).misplaced).toEqual(['gamma']);
});

it('names the rows that do not pass the filters, and judges the others as if they were not there', () => {
  expect(departures(at(0, 1, 2, 3), { life: ['live'] })).toEqual({ ...none, failing: ['alpha', 'gamma'] });
});

it('names the keys that the chain does not have', () => {
  expect(departuresOf(given(at(0, 1)), [(rows[0] as CheckedRow).entry], at(0), anyQuery, [])).toEqual({ ...none, unknown: ['beta'] });
});

it('holds a row whose head has moved against nothing', () => {
  const [alpha, beta] = at(0, 1) as [CheckedRow, CheckedRow];
  const moved = { ...beta, entry: { ...beta.entry, digest: digestOf(9) } };
  expect(departuresOf(given([beta, alpha]), [moved.entry, alpha.entry], [moved, alpha], anyQuery, [])).toEqual({
    ...none,
    moved: ['beta'],
  });
});

it('reads from an address what it wrote into it', () => {
  const queries: Partial<TableQuery>[] = [
    {},
    {
      find: 'a & b',
      family: ['zk', 'not-found'],
      status: ['live'],
      party: ['user'],
      entry: ['staked'],
      life: ['live'],
      limit: 64,
      cursor: '40',
    },
    { task: ['inference', 'training'], subsidy: ['in-words-only'], upgrade: ['immutable', 'not-applicable'] },
    {
      gaps: 'only',
      shown: ['metrics.workers', 'details.chain'].toSorted() as TableQuery['shown'],
      sort: { field: 'metrics.workers', by: 'most' },
    },
    { approved: true },
  ];
  for (const query of queries) {
    const read = tableFromParams(tableToParams({ ...anyQuery, ...query }));
    expect({ ...read, shown: read.shown.toSorted() }).toEqual({ ...anyQuery, ...query });
  }
});
