import { describe, expect, it } from 'vitest';
import { OffSchemaError } from '../errors/index.ts';
import { claim as sample, valueFor } from '../testDocuments.ts';
import { absence, claim, source, valueProblem } from './claim.ts';
import { fieldHelp } from './fieldHelp.ts';
import { fieldIds, fields } from './fields.ts';
import { issuesOf } from './issues.ts';
import * as vocabulary from './vocabulary.ts';

const issues = (value: unknown) => issuesOf(claim.safeParse(value).error ?? { issues: [] });

describe('the dictionary', () => {
  it('has unique ids in their groups, a label, and a help text that ends like a sentence', () => {
    expect(new Set(fieldIds).size).toBe(fields.length);
    for (const field of fields) {
      expect(field.id.startsWith(`${field.group}.`), field.id).toBe(true);
      expect(fieldHelp[field.id], field.id).toMatch(/\.$/);
      expect(field.freshDays, field.id).toBeGreaterThan(0);
    }
  });

  it('gives choices to the fields that choose, and only to them', () => {
    for (const field of fields) expect('choices' in field, field.id).toBe(field.value === 'choice' || field.value === 'choices');
  });

  it('orders the fields by group, and every group has one', () => {
    expect([...new Set(fields.map((field) => field.group))]).toEqual([...vocabulary.groups]);
  });

  it('compares numbers only', () => {
    for (const field of fields) if ('comparableBy' in field) expect(field.value, field.id).toBe('number');
  });
});

describe('a claim', () => {
  it.each(fieldIds)('of %s fits with a value of its type', (id) => {
    expect(issues(sample(id))).toEqual([]);
  });

  it('takes every word of a field that chooses, and no other', () => {
    for (const field of fields) {
      if (!('choices' in field)) continue;
      const wrap = (word: string) => (field.value === 'choices' ? [word] : word);
      for (const word of field.choices) expect(valueProblem(field.id, wrap(word)), `${field.id} ${word}`).toBeNull();
      for (const word of ['', 'Open', 'constructor', field.choices[0].toUpperCase()])
        expect(valueProblem(field.id, wrap(word)), `${field.id} ${word}`).not.toBeNull();
      if (field.value === 'choices')
        for (const list of [[], [field.choices[0], field.choices[0]]]) expect(valueProblem(field.id, list)).not.toBeNull();
    }
  });

  it('takes every verification family with every status, every party and every rung', () => {
    for (const family of vocabulary.families)
      for (const status of vocabulary.familyStatuses) expect(valueProblem('verification.mechanism', [{ family, status }])).toBeNull();
    for (const party of vocabulary.parties)
      expect(valueProblem('verification.trustModel', [{ party, who: 'A', forWhat: 'B', unchecked: 'C' }])).toBeNull();
    for (const rung of vocabulary.rungs) expect(issues(sample('details.team', { rung }))).toEqual([]);
  });

  it.each([
    ['a family without a status', [{ family: 'zk' }]],
    ['a family that is none', [{ family: 'magic', status: 'live' }]],
    ['no family', []],
    ['thirteen families', Array(13).fill({ family: 'zk', status: 'live' })],
    ['a word', 'zk'],
  ])('refuses %s as a mechanism', (_, value) => {
    expect(issues(sample('verification.mechanism', { value: value as never }))).not.toEqual([]);
  });

  it('refuses a value of the type of another field', () => {
    for (const field of fields)
      for (const other of fields) {
        const value = valueFor(other.id);
        if (value !== undefined && field.value !== other.value)
          expect(valueProblem(field.id, value), `${field.id} with a value of ${other.id}`).not.toBeNull();
      }
  });

  it.each([
    ['a number without a unit', { unit: undefined }, 'unit', 'is missing: a number needs a unit'],
    ['a number as text', { value: '12' }, 'value', 'is not a number'],
    ['no source', { sources: [] }, 'sources', 'has no source'],
    ['a rung that is none', { rung: 'proven' }, 'rung', `is not one of ${vocabulary.rungs.join(', ')}`],
    ['a month as the day of reading', { retrievedAt: '2026-03' }, 'retrievedAt', 'needs a day, as 2026-03-14'],
    ['a day that does not exist', { asOf: '2026-02-30' }, 'asOf', 'is a day that does not exist'],
    ['an unknown key', { confidence: 0.9 }, 'confidence', 'is not a part of this document'],
    ['headline: false', { headline: false }, 'headline', 'is not true'],
    ['markup that hides', { statement: 'a\u202eb' }, 'statement', 'holds a control, bidi or invisible character'],
    ['a field that is none', { field: 'metrics.hype' }, 'field', /^is not one of details\.summary, /],
  ])('refuses %s, and says where', (_, part, path, reason) => {
    const { unit: _unit, ...rest } = sample('metrics.workers');
    expect(issues({ ...rest, unit: 'nodes', ...part })).toEqual([
      { path, reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) },
    ]);
  });

  it('asks a headline for something to show', () => {
    const { short: _short, ...bare } = sample('details.team');
    expect(issues(bare)).toEqual([{ path: 'short', reason: 'is missing: a headline claim needs a value or a short text' }]);
    expect(issues({ ...bare, headline: undefined })).toEqual([]);
  });

  it('says that a value does not belong to a field of text', () => {
    expect(issues(sample('details.team', { value: 'Five people' }))).toEqual([
      { path: 'value', reason: 'belongs to a field of plain text: put it into "short"' },
    ]);
  });
});

it('an absence says what is absent, why, and where somebody looked', () => {
  const good = { field: 'metrics.workers', kind: 'not-found', searched: 'The documentation.', asOf: '2026-08' };
  for (const kind of vocabulary.absenceKinds) expect(absence.safeParse({ ...good, kind }).success).toBe(true);
  for (const bad of [{ kind: 'unknown' }, { kind: 0 }, { searched: '' }, { searched: undefined }, { asOf: 'now' }, { value: 0 }])
    expect(absence.safeParse({ ...good, ...bad }).success).toBe(false);
});

it('a source has a title and a kind, and a link that a reader may follow, or none', () => {
  for (const kind of vocabulary.sourceKinds) expect(source.safeParse({ title: 'A', kind }).success).toBe(true);
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'http://a.org', 'https://u:p@a.org'])
    expect(source.safeParse({ title: 'A', kind: 'code', url }).success).toBe(false);
  expect(
    new OffSchemaError('x', issuesOf(source.safeParse({ title: 'A', kind: 'code', url: 'http://a.org' }).error ?? { issues: [] })).message,
  ).toContain('url: is not an https or ipfs link');
});
