import { beforeAll, expect, it } from 'vitest';
import { buildProfile } from '../claims/buildProfile.ts';
import type { Headline } from '../schema/claim.ts';
import type { Overview } from '../schema/documents.ts';
import { type FieldId, fieldIds } from '../schema/fields.ts';
import { profile } from '../testDocuments.ts';
import { byUnknown, coverageMatrix, coverageOf, type totalsOf } from './coverage.ts';

const now = new Date('2026-11-20T09:31:00Z');
let overview: Overview;
beforeAll(async () => {
  ({ overview } = await buildProfile(profile()));
});

const FIELD: FieldId = 'metrics.workers';
const one = (part: Partial<Headline>): Headline => ({ id: 'a', short: 'five', asOf: '2026-11', rung: 'announced', ...part });
const withCell = (cell: Overview['fields'][FieldId], slug = 'alpha'): Overview => ({
  ...overview,
  slug,
  fields: { ...overview.fields, [FIELD]: cell },
});

it('gives the best evidence of several claims', () => {
  const cell = { claims: [one({}), one({ id: 'b', rung: 'measured' }), one({ id: 'c', rung: 'documented' })] };
  expect(coverageOf(withCell(cell), FIELD, now)).toEqual({ state: 'claimed', rung: 'measured', claims: 3, conflict: false, past: false });
});

it('marks a conflict, and a value whose newest claim is past the budget of its field', () => {
  const cell = { claims: [one({ asOf: '2026-01', conflictsWith: ['b'] }), one({ id: 'b', asOf: '2025', conflictsWith: ['a'] })] };
  expect(coverageOf(withCell(cell), FIELD, now)).toMatchObject({ conflict: true, past: true });
  expect(coverageOf(withCell({ claims: [...cell.claims, one({ id: 'c' })] }), FIELD, now)).toMatchObject({ past: false });
});

it('counts what does not apply apart from what is not known', () => {
  const absent = (kind: 'not-found' | 'not-applicable' | 'not-published') => ({ absence: { kind, searched: 'Docs.', asOf: '2026' } });
  const documents = [
    withCell(absent('not-found'), 'a'),
    withCell(absent('not-applicable'), 'b'),
    withCell(absent('not-published'), 'c'),
    withCell({ claims: [one({})] }, 'd'),
  ];
  const { fields } = coverageMatrix(documents, [FIELD], now);
  expect(fields[0]?.totals).toEqual({ claimed: 1, unknown: 2, notApplicable: 1, conflicts: 0, past: 0 });
});

it('has a cell for every field of every system, and its totals agree by row and by column', () => {
  const { systems, fields } = coverageMatrix([overview, withCell({ claims: [one({})] }, 'beta')], fieldIds, now);
  for (const { cells } of systems) expect([...cells.keys()]).toEqual([...fieldIds]);
  const sum = (list: readonly { totals: ReturnType<typeof totalsOf> }[]) => list.reduce((total, { totals }) => total + totals.unknown, 0);
  expect(sum(systems)).toBe(sum(fields));
  const ordered = fields.toSorted(byUnknown).map(({ totals }) => totals.unknown);
  expect(ordered).toEqual(ordered.toSorted((a, b) => b - a));
});
