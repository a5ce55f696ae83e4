import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProfile } from '../../../registry/claims/buildProfile.ts';
import type { Overview } from '../../../registry/schema/index.ts';
import { leastKnown, talliesOf } from './tallies.ts';

const folder = new URL('../../../content/projects/', import.meta.url);
let overviews: Overview[];

beforeAll(async () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  overviews = await Promise.all(
    files.map(async (name) => (await buildProfile(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))).overview),
  );
});

/** The first profile, with one field replaced. */
function withCell(field: keyof Overview['fields'], cell: unknown): Overview {
  const [first] = overviews;
  if (!first) throw new Error('no profile in content/projects');
  return { ...first, fields: { ...first.fields, [field]: cell } } as Overview;
}
const claim = (value: unknown) => ({ id: 'x', asOf: '2026', rung: 'documented', value });
const row = (list: Overview[], question: string, label: string) =>
  talliesOf(list)
    .find((tally) => tally.question === question)
    ?.rows.find((one) => one.label === label);

describe('tallies', () => {
  it('answers the four words in their order, for the real profiles', () => {
    const tallies = talliesOf(overviews);
    expect(tallies.map((tally) => tally.question)).toEqual(['executed', 'verified', 'settled', 'constrained']);
    for (const { rows } of tallies) for (const { count } of rows) expect(count).toBeLessThanOrEqual(overviews.length);
  });

  it('counts a system once in a row, though two of its claims say the same', () => {
    expect(row([withCell('tasks.inference', { claims: [claim('offered'), claim('offered')] })], 'executed', 'inference')?.count).toBe(1);
  });

  it('keeps a true zero and leaves the row of unknowns out when all is known', () => {
    const known = [withCell('pricing.subsidized', { claims: [claim('partly')] })];
    expect(row(known, 'settled', 'subsidized')?.count).toBe(0);
    expect(row(known, 'settled', 'not known')).toBeUndefined();
  });

  it('counts what is not found apart, and what does not apply not at all', () => {
    const absent = (kind: string) => withCell('pricing.subsidized', { absence: { kind, searched: 'docs', asOf: '2026' } });
    expect(row([absent('not-found'), absent('not-applicable')], 'settled', 'not known')).toMatchObject({ count: 1, absent: true });
  });

  it('finds a party among several assumptions of one claim', () => {
    const value = [
      { party: 'user', who: 'a', forWhat: 'b' },
      { party: 'one-of-n', who: 'c', forWhat: 'd' },
    ];
    const one = row([withCell('verification.trustModel', { claims: [claim(value)] })], 'verified', 'one of N');
    expect(one).toEqual({ label: 'one of N', count: 1, href: '#/projects?party=one-of-n' });
  });
});

it('puts the field that most systems lack first', () => {
  const list = leastKnown(overviews);
  expect(list.length).toBeGreaterThan(0);
  expect(list.map(({ count }) => count)).toEqual(list.map(({ count }) => count).toSorted((a, b) => b - a));
  const gaps = overviews.filter((overview) => {
    const cell = overview.fields[list[0]?.field ?? 'details.summary'];
    return cell && 'absence' in cell && cell.absence.kind !== 'not-applicable';
  });
  expect(list[0]?.count).toBe(gaps.length);
});
