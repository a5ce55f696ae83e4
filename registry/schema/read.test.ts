import { describe, expect, it } from 'vitest';
import { canonicalBytes, MAX_DOCUMENT_BYTES } from '../cid/index.ts';
import { buildProfile } from '../claims/index.ts';
import { NotCanonicalError, OffSchemaError, TooLargeError } from '../errors/index.ts';
import { claim, metric, note, page, profile } from '../testDocuments.ts';
import {
  checkDocument,
  type Document,
  MAX_OVERVIEW_BYTES,
  readAnyDocument,
  readDocument,
  type SchemaName,
  schemas,
  writeDocument,
} from './read.ts';

const { overview, groups } = await buildProfile(profile());
const samples: Record<SchemaName, Document> = {
  'deml.project/1': overview,
  'deml.group/1': groups.metrics,
  'deml.metric/1': metric(),
  'deml.note/1': note(),
  'deml.page/1': page(),
};

/** The problems of a value under a schema, as `path reason`. */
function problems(value: unknown, name: SchemaName): string[] {
  try {
    checkDocument(value, name);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(OffSchemaError);
    return (error as OffSchemaError).issues.map((issue) => `${issue.path} ${issue.reason}`);
  }
}

describe.each(Object.keys(schemas) as SchemaName[])('%s', (name) => {
  const sample = samples[name];

  it('is written and read back unchanged', () => {
    const bytes = writeDocument(sample);
    expect(readDocument(bytes, name)).toEqual(sample);
    expect(readAnyDocument(bytes)).toEqual(sample);
  });

  it('is not taken for another kind', () => {
    for (const other of Object.keys(schemas) as SchemaName[])
      if (other !== name) expect(() => readDocument(writeDocument(sample), other)).toThrow(OffSchemaError);
  });

  it('names each missing part, and each part that is not known', () => {
    for (const key of Object.keys(sample)) {
      const { [key]: _left, ...rest } = sample as unknown as Record<string, unknown>;
      expect(
        problems(rest, name).some((problem) => problem.startsWith(key)),
        key,
      ).toBe(true);
    }
    expect(problems({ ...sample, extra: 1 }, name)).toEqual(['extra is not a part of this document']);
    expect(problems(JSON.parse(`{"__proto__":${JSON.stringify(sample)}}`), name)).not.toEqual([]);
  });

  it.each([null, 1, 'text', true, [], {}])('is not %j', (value) => {
    expect(problems(value, name)).not.toEqual([]);
  });
});

describe('references inside a block', () => {
  it('lead from readings to their sources', () => {
    expect(problems(metric({ sources: {} }), 'deml.metric/1')).toEqual(
      [0, 1].map((i) => `readings.${i}.source names "dashboard", which is not a source here`),
    );
    const [reading] = metric().readings as [ReturnType<typeof metric>['readings'][0]];
    expect(problems(metric({ readings: [{ ...reading, source: 'constructor' }] }), 'deml.metric/1')).toEqual([
      'readings.0.source names "constructor", which is not a source here',
    ]);
    expect(problems(metric({ readings: [reading, reading] }), 'deml.metric/1')).toEqual(['readings.1.id is used twice']);
    expect(problems(metric({ readings: [{ ...reading, field: 'details.team' as never }] }), 'deml.metric/1')).toEqual([
      'readings.0.field is not a metric',
    ]);
  });

  it('lead from claims to their sources, and stay in their group', () => {
    const block = groups.governance;
    expect(problems({ ...block, sources: {} }, 'deml.group/1')).toHaveLength(block.claims.length);
    expect(problems({ ...block, group: 'metrics' }, 'deml.group/1')).toHaveLength(block.claims.length);
    expect(problems({ ...block, claims: [...block.claims, block.claims[0]] }, 'deml.group/1')).toEqual([
      `claims.${block.claims.length}.id is used twice`,
    ]);
    expect(
      problems({ ...block, absences: [{ field: 'metrics.tasks', kind: 'not-found', searched: 'All.', asOf: '2026' }] }, 'deml.group/1'),
    ).toEqual(['absences.0.field is not a field of governance']);
  });

  it('hold in an overview: values fit their fields, ids are unique, answers lean on headlines', () => {
    const fields = (id: string, part: object) => ({
      ...overview,
      fields: { ...overview.fields, [id]: { claims: [{ id: 'one', asOf: '2026', rung: 'reported', ...part }] } },
    });
    const lean = overview.answers.executed.claims[0];
    expect(problems(fields('metrics.workers', { value: 'many', unit: 'nodes' }), 'deml.project/1')).toEqual([
      'fields.metrics.workers.claims.0.value is not a number',
    ]);
    expect(problems(fields('metrics.workers', { value: 12 }), 'deml.project/1')).toEqual([
      'fields.metrics.workers.claims.0.unit is missing: a number needs a unit',
    ]);
    expect(problems(fields('details.team', {}), 'deml.project/1')).toEqual([
      'fields.details.team.claims.0.short is missing: a headline claim needs a value or a short text',
    ]);
    expect(problems(fields('details.team', { short: 'Five', id: 'details-chain' }), 'deml.project/1')).toEqual([
      'fields.details.team.claims.0.id is used twice',
    ]);
    expect(problems(fields('tasks.inference', { value: 'offered' }), 'deml.project/1')).toEqual([
      `answers.executed.claims.0 leans on "${lean}", which is not a headline claim`,
    ]);
  });

  it('an overview without one of its fields or groups says which', () => {
    const { 'details.team': _team, ...fields } = overview.fields;
    expect(problems({ ...overview, fields }, 'deml.project/1')[0]).toMatch(/^fields\.details\.team /);
    const { metrics: _metrics, ...links } = overview.groups;
    expect(problems({ ...overview, groups: links }, 'deml.project/1')[0]).toMatch(/^groups\.metrics /);
  });
});

describe('limits', () => {
  it('refuses an overview above 24 KiB, on the way in and out, and a document above 256 KiB', () => {
    const wide = { ...overview, sentence: 'x'.repeat(MAX_OVERVIEW_BYTES) };
    expect(() => readDocument(canonicalBytes(wide), 'deml.project/1')).toThrow(TooLargeError);
    expect(() => readAnyDocument(canonicalBytes(wide))).toThrow(TooLargeError);
    const long = page({ sections: Array.from({ length: 14 }, (_, i) => ({ id: `s-${i}`, heading: 'H', body: 'x'.repeat(20_000) })) });
    expect(problems(long, 'deml.page/1')).toEqual([]);
    expect(() => writeDocument(long)).toThrow(TooLargeError);
    expect(() => readAnyDocument(new Uint8Array(MAX_DOCUMENT_BYTES + 1))).toThrow(TooLargeError);
  });

  it('answers a million claims within a second: as bytes, as a value, and as broken values', () => {
    const million = { ...groups.details, claims: Array(1e6).fill(claim('details.team')) };
    const started = performance.now();
    expect(() => readDocument(new TextEncoder().encode(`[${'{},'.repeat(1e6)}{}]`), 'deml.group/1')).toThrow(TooLargeError);
    expect(problems({ ...million, claims: Array(1e6).fill({}) }, 'deml.group/1')).toEqual(['claims has more than 200 entries']);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(problems({ ...million, claims: Array(5_000).fill(claim('details.team')) }, 'deml.group/1')).toContain(
      'claims has more than 200 entries',
    );
  });

  it('answers 256 KiB of the worst canonical text within two seconds', () => {
    const started = performance.now();
    const broken = canonicalBytes({
      ...groups.details,
      sources: Object.fromEntries(Array.from({ length: 13_000 }, (_, i) => [`s${i}`, [0, [], {}]])),
    });
    expect(() => readAnyDocument(broken)).toThrow(OffSchemaError);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('readAnyDocument', () => {
  it.each([null, 1, [], {}, { schema: 1 }, { schema: 'deml.note/2' }, { schema: 'constructor' }, { schema: '__proto__' }])(
    'refuses %j, and lists the schemas',
    (value) => {
      expect(() => readAnyDocument(canonicalBytes(value))).toThrow(/schema: is not one of deml\.project\/1, /);
    },
  );

  it('refuses a document that fits but is not canonical', () => {
    expect(() => readAnyDocument(new TextEncoder().encode(JSON.stringify(note(), null, 1)))).toThrow(NotCanonicalError);
  });
});

it('writeDocument refuses an unknown schema with its own error', () => {
  expect(() => writeDocument({ ...note(), schema: 'deml.note/9' as never })).toThrow(OffSchemaError);
});
