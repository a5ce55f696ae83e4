import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { buildProfile } from '../../registry/claims/buildProfile.ts';
import { fieldIds, type Overview } from '../../registry/schema/index.ts';
import {
  anyView,
  comparability,
  facets,
  filterRows,
  type Listed,
  orderRows,
  orders,
  type TableView,
  wordCounts,
  wordsOf,
} from '../../registry/table/index.ts';
import { trim } from './trim.ts';

const folder = new URL('../../content/projects/', import.meta.url);
let whole: { entry: { key: string }; document: Listed }[];
let trimmed: typeof whole;

beforeAll(async () => {
  const overviews = await Promise.all(
    (await readdir(folder)).map(
      async (name): Promise<Overview> => (await buildProfile(JSON.parse(await readFile(new URL(name, folder), 'utf8')))).overview,
    ),
  );
  const rowOf = (document: Listed) => ({ entry: { key: document.slug }, document });
  whole = overviews.map(rowOf);
  trimmed = overviews.map((overview) => rowOf(trim(overview)));
});

const keys = (rows: typeof whole, view: Partial<TableView>, shown = fieldIds.slice(0, 12)) =>
  orderRows(filterRows(rows, { ...anyView, ...view }, shown), view.sort ?? null).map(({ entry }) => entry.key);

test('what is kept of a profile is put in the same order by every field, in every way', () => {
  for (const field of fieldIds)
    for (const by of orders) expect(keys(trimmed, { sort: { field, by } })).toEqual(keys(whole, { sort: { field, by } }));
  for (const field of fieldIds)
    expect(
      comparability(
        trimmed.map(({ document }) => document),
        field,
      ),
    ).toEqual(
      comparability(
        whole.map(({ document }) => document),
        field,
      ),
    );
});

test('what is kept of a profile passes the same filters', () => {
  const views: Partial<TableView>[] = [
    ...facets.flatMap((facet) => wordsOf(facet).map((word) => ({ [facet]: [word] }) as Partial<TableView>)),
    { family: ['zk'], status: ['live'] },
    ...['agent', 'GPU', 'network', 'a', 'zz'].map((find) => ({ find })),
    { gaps: 'only' },
    { gaps: 'hidden' },
  ];
  const passed = views.map((view) => keys(trimmed, view));
  expect(passed).toEqual(views.map((view) => keys(whole, view)));
  expect(passed.filter((rows) => rows.length > 0 && rows.length < whole.length).length).toBeGreaterThan(5);
  expect(wordCounts(trimmed, anyView, [])).toEqual(wordCounts(whole, anyView, []));
  for (const field of fieldIds) expect(keys(trimmed, { gaps: 'only' }, [field])).toEqual(keys(whole, { gaps: 'only' }, [field]));
});

test('it is a small part of the profile', () => {
  expect(JSON.stringify(trimmed).length * 2).toBeLessThan(JSON.stringify(whole).length);
});
