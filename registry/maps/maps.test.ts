import { beforeAll, describe, expect, it } from 'vitest';
import { buildProfile } from '../claims/buildProfile.ts';
import type { Headline } from '../schema/claim.ts';
import type { Cell, Overview } from '../schema/documents.ts';
import { type FieldId, fieldIds } from '../schema/fields.ts';
import { rungs } from '../schema/vocabulary.ts';
import { profile } from '../testDocuments.ts';
import { byGap, checksMap, checksOf, ladderOf, sharedMap, stepOf, steps } from './index.ts';

let overview: Overview;
beforeAll(async () => {
  ({ overview } = await buildProfile(profile()));
});

const claim = (value: Headline['value'], part: Partial<Headline> = {}): Headline => ({
  id: 'a',
  asOf: '2026',
  rung: 'documented',
  ...(value === undefined ? { short: 'words' } : { value }),
  ...part,
});
const absent = (kind: 'not-published' | 'not-found' | 'not-applicable' = 'not-found'): Cell => ({
  absence: { kind, searched: 'The docs.', asOf: '2026' },
});
const system = (name: string, fields: Partial<Record<FieldId, Cell>>): Overview => ({
  ...overview,
  slug: name.toLowerCase(),
  name,
  fields: { ...overview.fields, ...fields },
});
const of = (...claims: Headline[]): Cell => ({ claims });
const names = (list: readonly { document: Overview }[] | undefined) => list?.map(({ document }) => document.name);

describe('layers by families', () => {
  const checked = (...families: object[]): Cell => of(claim(families as never));
  const at = (map: ReturnType<typeof checksMap<Overview>>, layer: string | null, family: string | null) => {
    const column = map.families.findIndex((one) => one.family === family);
    return names(map.rows.find((row) => row.layer === layer)?.cells[column]);
  };

  it('puts a system into every cell that holds for it, by name', () => {
    const map = checksMap([
      system('Beta', { 'details.layers': of(claim(['compute'])), 'verification.mechanism': checked({ family: 'zk', status: 'live' }) }),
      system('Alpha', {
        'details.layers': of(claim(['compute', 'data'])),
        'verification.mechanism': checked({ family: 'zk', status: 'planned' }, { family: 'tee', status: 'live' }),
      }),
    ]);
    expect(at(map, 'compute', 'zk')).toEqual(['Alpha', 'Beta']);
    expect(at(map, 'data', 'tee')).toEqual(['Alpha']);
    expect(at(map, 'data', 'optimistic')).toEqual([]);
    expect(map.families.find(({ family }) => family === 'zk')?.systems).toBe(2);
    expect(map.rows.find(({ layer }) => layer === 'compute')?.systems).toBe(2);
    expect(at(map, null, 'zk')).toBeUndefined();
  });

  it('takes the best status of a family that stands twice', () => {
    const twice = system('Alpha', {
      'verification.mechanism': of(
        claim([{ family: 'sampling', status: 'planned' }] as never),
        claim([{ family: 'sampling', status: 'opt-in' }] as never, { id: 'b' }),
      ),
    });
    expect(checksOf(twice)).toMatchObject([{ family: 'sampling', status: 'opt-in', claim: { id: 'b' } }]);
  });

  it('keeps a place for a system without a family, with an absence, or without layers', () => {
    const map = checksMap([
      system('Absent', { 'details.layers': of(claim(['data'])), 'verification.mechanism': absent('not-published') }),
      system('Untyped', { 'details.layers': absent(), 'verification.mechanism': of(claim(undefined)) }),
    ]);
    expect(at(map, 'data', null)).toEqual(['Absent']);
    expect(at(map, null, null)).toEqual(['Untyped']);
    expect(map.rows.flatMap(({ cells }) => cells.flat()).map(({ check }) => check)).toMatchObject([
      { family: null, absence: 'not-published' },
      { family: null, claim: { id: 'a' } },
    ]);
  });
});

describe('the evidence ladder', () => {
  const every = (cell: Cell) => Object.fromEntries(fieldIds.map((field) => [field, cell]));

  it('counts each claimed field once, at its best rung', () => {
    const one = system('Alpha', {
      ...every(absent()),
      'details.team': of(claim(undefined, { rung: 'announced' }), claim(undefined, { id: 'b', rung: 'on-chain' })),
      'pricing.model': of(claim(undefined, { rung: 'released-code' })),
      'metrics.workers': absent('not-applicable'),
    });
    const ladder = ladderOf(one);
    expect(ladder).toMatchObject({ claimed: 2, on: { said: 0, 'released-code': 1, observed: 1 }, notApplicable: 1 });
    expect(ladder.unknown).toHaveLength(fieldIds.length - 3);
    expect(ladder.rungs.map(({ fields }) => fields.length)).toEqual([0, 0, 0, 1, 1, 0, 0]);
    expect(ladder.rungs[4]?.fields[0]).toMatchObject({ field: 'details.team', claim: { id: 'b' } });
    expect(ladderOf(one, 'pricing')).toMatchObject({ claimed: 1, on: { observed: 0 } });
  });

  it('has a step for every rung, and none goes down', () => {
    const found = rungs.map((rung) => steps.indexOf(stepOf(rung)));
    expect(found).toEqual(found.toSorted());
    expect(new Set(found).size).toBe(steps.length);
  });

  it('puts the widest gap first: what nobody observed, then what no code does', () => {
    const said = system('Said', every(of(claim(undefined, { rung: 'announced' }))));
    const built = system('Built', every(of(claim(undefined, { rung: 'released-code' }))));
    const seen = system('Seen', every(of(claim(undefined, { rung: 'measured' }))));
    const nothing = system('Nothing', every(absent()));
    const sorted = [seen, built, nothing, said].map((one) => ladderOf(one)).toSorted(byGap);
    expect(names(sorted)).toEqual(['Nothing', 'Said', 'Built', 'Seen']);
  });
});

describe('shared parts', () => {
  it('orders parts by how many rest on them, and names those of which none is known', () => {
    const map = sharedMap([
      system('Alpha', { 'details.dependencies': of(claim(['ethereum', 'ipfs'])) }),
      system('Beta', { 'details.dependencies': of(claim(['intel']), claim(['ethereum'], { id: 'b' })) }),
      system('Gamma', { 'details.dependencies': absent('not-published') }),
    ]);
    expect(map.parts.map(({ part, systems }) => [part, names(systems)])).toEqual([
      ['ethereum', ['Alpha', 'Beta']],
      ['intel', ['Beta']],
      ['ipfs', ['Alpha']],
    ]);
    expect(map.parts[0]?.systems[1]?.claim.id).toBe('b');
    expect(map.resting.map(({ name }) => name)).toEqual(['Alpha', 'Beta']);
    expect(map.unknown).toMatchObject([{ document: { name: 'Gamma' }, kind: 'not-published' }]);
  });
});
