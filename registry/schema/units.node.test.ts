import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Claim } from './claim.ts';
import type { Metric, Profile } from './documents.ts';
import { type FieldId, fieldOf, fields } from './fields.ts';
import { line } from './text.ts';
import { unitOf, unitProblem, units, unitsOf } from './units.ts';

const content = fileURLToPath(new URL('../../content/', import.meta.url));
const read = <D>(pattern: string): [name: string, document: D][] =>
  globSync(pattern, { cwd: content })
    .sort()
    .map((file) => [file, JSON.parse(readFileSync(`${content}${file}`, 'utf8'))]);

const profiles = read<Profile>('{projects,drafts/projects}/*.json');
const metrics = read<Metric>('{metrics,drafts/metrics}/*.json');
/** Readings of systems: those of the Lab are of none. */
const ofSystems = metrics.filter(([file]) => basename(file) !== 'lab.json');
/** Recipes of collectors: what they read becomes readings. */
const recipes = read<{ recipes: { id: string; field: FieldId; unit: string }[] }>('collectors/*.json');
const compared = fields.filter((field) => 'comparableBy' in field).map(({ id }) => id as FieldId);

/** Where each unit of a compared field is used: `field unit` and the claim or reading. */
const uses = [
  ...profiles.flatMap(([file, { claims }]) => claims.map(({ id, field, unit }) => ({ at: `${file} ${id}`, field, unit }))),
  ...metrics.flatMap(([file, { readings }]) => readings.map(({ id, field, unit }) => ({ at: `${file} ${id}`, field, unit }))),
  ...recipes.flatMap(([file, { recipes }]) => recipes.map(({ id, field, unit }) => ({ at: `${file} ${id}`, field, unit }))),
].filter((one): one is { at: string; field: FieldId; unit: string } => one.unit !== undefined && compared.includes(one.field));

describe('the units', () => {
  it('are named once for each field, and as a document may write them', () => {
    const keys = units.flatMap(({ unit, fields }) => fields.map((field) => `${field} ${unit}`));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
    for (const { unit } of units) expect(line(40).safeParse(unit).success, unit).toBe(true);
  });

  it('say in one sentence each what one is and what it leaves out', () => {
    for (const { unit, counts, leavesOut } of units)
      for (const text of [counts, leavesOut]) expect(text, unit).toMatch(/^[A-Z][^.!?]*(?:\d\.\d[^.!?]*)*\.$/);
  });

  it('belong to the fields whose numbers compare, and each of those has some', () => {
    expect([...new Set(units.flatMap(({ fields }) => fields))].sort()).toEqual([...compared].sort());
  });

  it('are known wherever the content uses one', () => {
    expect(uses.length).toBeGreaterThan(200);
    expect(uses.flatMap(({ at, field, unit }) => unitProblem(field, unit)?.concat(` at ${at}`) ?? [])).toEqual([]);
  });

  it('are all used by the content', () => {
    const used = new Set(uses.map(({ field, unit }) => `${field} ${unit}`));
    expect(units.flatMap(({ unit, fields }) => fields.map((field) => `${field} ${unit}`)).filter((key) => !used.has(key))).toEqual([]);
  });
});

describe('a unit', () => {
  it('is found by field and spelling, for one unit counts another thing in another field', () => {
    expect(unitOf('metrics.tasks', 'USD')?.counts).toMatch(/paid for work/);
    expect(unitOf('verification.overhead', 'USD')?.counts).toMatch(/compute for checking/);
    expect(unitOf('metrics.workers', 'USD')).toBeUndefined();
    expect(unitsOf('metrics.workers').map(({ unit }) => unit)).toContain('GPUs');
  });

  it('that is misspelt is told with the known ones that are closest', () => {
    expect(unitProblem('metrics.workers', 'provider')).toBe('"provider" is not a unit of metrics.workers; nearest: "providers"');
    expect(unitProblem('metrics.workers', 'carrier pigeons')).toBe('"carrier pigeons" is not a unit of metrics.workers');
    expect(unitProblem('metrics.workers', 'providers')).toBeNull();
    expect(unitProblem('tokenomics.supply', 'FLT')).toBeNull();
  });
});

/** Claims or readings that compare with each other, by the dictionary. */
const seriesOf = <One extends { field: FieldId; unit?: string | undefined; workload?: string | undefined }>(all: One[]) =>
  Map.groupBy(all, (one) => JSON.stringify([one.field, ...(fieldOf(one.field).comparableBy ?? []).map((part) => one[part])]));

const newest = <One extends { asOf: string }>(all: One[]) => all.toSorted((a, b) => (a.asOf < b.asOf ? 1 : -1))[0] as One;

describe.each(ofSystems)('%s', (file, { slug, readings }) => {
  const profile = profiles.find(([name]) => basename(name) === basename(file))?.[1] as Profile;
  const series = seriesOf(readings);
  const headlines = profile.claims.filter(
    (one): one is Claim & { value: number } => one.headline === true && typeof one.value === 'number' && one.field.startsWith('metrics.'),
  );

  it('has as its newest reading of a series what the profile shows in the table', () => {
    for (const [key, claims] of seriesOf(headlines)) {
      const { field, value, asOf } = newest(claims);
      if (!readings.some((one) => one.field === field)) continue; // The profile has a figure, and no series of it was begun.
      const last = newest(series.get(key) ?? []);
      expect({ value: last?.value, asOf: last?.asOf }, `${slug} ${key}`).toEqual({ value, asOf });
    }
  });

  it('says nothing twice', () => {
    const keys = readings.map(({ id: _id, ...said }) => JSON.stringify(said));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('names the workload wherever it decides what compares', () => {
    for (const { id, field, workload } of readings)
      if (fieldOf(field).comparableBy?.includes('workload')) expect(workload, `${slug} ${id}`).toBeDefined();
  });
});
