import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metric } from '../../registry/schema/index.ts';
import { root } from '../stack/layout.ts';
import { compare } from './compare.ts';
import { collectorsOf } from './files.ts';
import { type Read, readingOf, rungOf, withReadings } from './readings.ts';
import { exitCode, lineOf, shown } from './report.ts';
import type { Collectors, Recipe } from './schema.ts';
import type { Transcript } from './transcript.ts';

const content = join(root, 'content');
const cid = `bafkrei${'a'.repeat(52)}`;
const files: Collectors[] = await Promise.all(
  readdirSync(join(content, 'collectors')).map((name) => collectorsOf(content, name.replace('.json', ''))),
);
const recipes = files.flatMap((file) => file.recipes.map((recipe) => ({ file, recipe })));

/** As if a recipe had been read. */
function readBy(file: Collectors, recipe: Recipe, change: Partial<Read> = {}): Read {
  const server = file.endpoints[recipe.read.endpoint];
  const transcript: Transcript = {
    schema: 'deml.answers/1',
    slug: file.slug,
    recipe,
    endpoint: server?.url ?? 'https://node.example.org',
    readAt: '2026-11-20T12:00:00Z',
    ...(recipe.rung === 'on-chain' ? { block: { number: '123456789', hash: '0x00', time: 1_794_614_400 } } : {}),
    value: recipe.range[0],
    exchanges: [],
  };
  return { recipe, value: recipe.range[0], transcript, cid, replacedEndpoint: false, ...change };
}

const base = {
  schema: 'deml.metric/1',
  slug: 'test',
  readings: [],
  sources: {},
  change: { kind: 'new', summary: 'Test.' },
  previous: null,
} as const;

it('every recipe of a metric makes a reading that the schema takes', () => {
  const reads = recipes.filter(({ recipe }) => recipe.field.startsWith('metrics.')).map(({ file, recipe }) => readBy(file, recipe));
  expect(reads.length).toBeGreaterThan(50);
  for (const read of reads) {
    const parsed = metric.safeParse(withReadings({ ...base, readings: [], slug: read.transcript.slug }, [read], '2026-11-20'));
    expect(parsed.success ? [] : parsed.error.issues, `${read.transcript.slug}/${read.recipe.id}`).toEqual([]);
  }
});

describe('what a reading says of itself', () => {
  const { file, recipe } = recipes.find(({ recipe }) => recipe.id === 'orchestrators') as (typeof recipes)[number];
  const api = recipes.find(({ recipe }) => recipe.id === 'leases') as (typeof recipes)[number];
  const tried = { ...recipe, tried: '2026-11-01' };

  it('held on the day of the block, was read today, and cites the kept answer', () => {
    const { reading, source } = readingOf(readBy(file, tried));
    expect(reading).toMatchObject({
      id: 'collected-orchestrators-2026-11-14',
      asOf: '2026-11-14',
      retrievedAt: '2026-11-20',
      rung: 'on-chain',
    });
    expect(reading.source).toBe(reading.id);
    expect(reading.leavesOut).toBe(recipe.leavesOut);
    expect(source).toEqual({ title: `Collector orchestrators: block 123456789 of arb1.arbitrum.io; kept answer ${cid}`, kind: 'chain' });
  });

  it('of a recipe that was never tried: reported at most, and said three times', () => {
    const { reading, source } = readingOf(readBy(file, recipe));
    expect(reading.rung).toBe('reported');
    expect(reading.leavesOut).toContain('never checked against its endpoint');
    expect(source.title).toContain('(never tried before)');
    expect(rungOf({ recipe: { ...recipe, rung: 'announced' }, replacedEndpoint: false })).toBe('announced');
  });

  it('of a service at another address: reported; of a chain through another node: as before', () => {
    const trusted = { ...api.recipe, tried: '2026-11-01' };
    expect(rungOf({ recipe: trusted, replacedEndpoint: false })).toBe('documented');
    expect(rungOf({ recipe: trusted, replacedEndpoint: true })).toBe('reported');
    expect(rungOf({ recipe: tried, replacedEndpoint: true })).toBe('on-chain');
    expect(readingOf(readBy(api.file, trusted)).source.url).toBe('https://console-api.akash.network/v1/dashboard-data');
    expect(readingOf(readBy(api.file, trusted, { replacedEndpoint: true })).source.url).toBeUndefined();
  });

  it('stands beside the readings that there are, and replaces its own of the same day', () => {
    const once = withReadings({ ...base, readings: [] }, [readBy(file, tried)], '2026-11-20');
    const twice = withReadings(once, [readBy(file, tried, { value: 99 })], '2026-11-20');
    expect(once.change).toEqual({ kind: 'new', summary: '1 reading by collectors on 2026-11-20: orchestrators.' });
    expect(twice.readings.map(({ value }) => value)).toEqual([99]);
    expect(twice.change.kind).toBe('world');
  });
});

describe('a comparison', () => {
  const { file, recipe } = recipes.find(({ recipe }) => recipe.id === 'orchestrators') as (typeof recipes)[number];
  const reading = (value: number, asOf: string, unit = 'orchestrators') => ({
    ...{ id: `r-${asOf}`, field: 'metrics.workers' as const, value, unit, counts: 'x', asOf, rung: 'documented' as const },
    ...{ source: 's', retrievedAt: '2026-11-20' },
  });
  const present = { ...base, readings: [reading(100, '2025-11'), reading(90, '2023-11'), reading(7, '2026-11', 'operators')] };

  it('is made with the newest reading of the same definition', () => {
    expect(compare(recipe, 100, present)).toMatchObject({ state: 'equal', present: { asOf: '2025-11' } });
    expect(compare(recipe, 112, present)).toMatchObject({ state: 'different', by: 12, share: 0.12 });
    expect(compare({ ...recipe, workload: 'another' }, 100, present)).toEqual({ state: 'first' });
    expect(compare(recipe, 100, undefined)).toEqual({ state: 'first' });
    expect(compare(recipe, 5, { ...base, readings: [reading(0, '2025')] })).toMatchObject({ by: 5, share: null });
    expect(compare(recipe, 0.1 + 0.2, { ...base, readings: [reading(0.3, '2025')] }).state).toBe('equal');
  });

  it('is one line, and decides how the command ends', async () => {
    const { transcript, value } = readBy(file, recipe, { value: 112 });
    const line = await lineOf({ recipe, state: 'read', value, transcript, replacedEndpoint: false }, { present });
    expect(shown(line)).toBe(
      'different   orchestrators: 112 orchestrators at block 123456789, by a recipe never tried before; 100 held in 2025-11, +12 (12.0 %)',
    );
    expect(line.rung).toBe('reported');
    expect(exitCode([line])).toBe(2);
    expect(exitCode([{ ...line, state: 'equal' }])).toBe(0);
    expect(exitCode([line, { ...line, state: 'unreachable', error: { code: 'x', message: 'x', fix: 'x' } }])).toBe(3);
  });
});
