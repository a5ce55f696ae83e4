import { expect, it } from 'vitest';
import { profile } from '../../../../registry/testDocuments.ts';
import type { Tree } from '../tree.ts';
import { knownFields, passes } from './known.ts';

const base = profile() as unknown as Tree;
const now = new Date('2026-11-20T00:00:00Z');

it('knows every field by its claims or its absence', () => {
  for (const one of knownFields(base, null, now)) expect(one.claims.length > 0 || one.absence !== null, one.field).toBe(true);
});

it('says which fields differ from the head, by a claim or by a source of one', () => {
  expect(knownFields(base, base, now).some(({ changed }) => changed)).toBe(false);
  const claims = (base.claims as { field: string }[]).map((claim) => (claim.field === 'details.team' ? { ...claim, note: 'New.' } : claim));
  const one = knownFields({ ...base, claims }, base, now);
  expect(one.filter((known) => passes(known, 'changed')).map(({ field }) => field)).toEqual(['details.team']);
  const sources = Object.fromEntries(
    Object.entries(base.sources as Record<string, object>).map(([ref, source]) => [ref, { ...source, title: 'Other' }]),
  );
  expect(knownFields({ ...base, sources }, base, now).filter(({ changed }) => changed).length).toBeGreaterThan(1);
});

it('says which are past their budget, and survives claims that are half written', () => {
  const half = {
    ...base,
    claims: [
      { id: 'x', field: 'metrics.workers', asOf: '2024-01' },
      { id: 'y', field: 'details.team' },
    ],
  };
  const found = new Map(knownFields(half as unknown as Tree, null, now).map((one) => [one.field, one]));
  expect(found.get('metrics.workers')?.past).toBe(true);
  expect(found.get('details.team')?.past).toBe(false);
});
