import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plugins } from '@citation-js/core';
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse as parseCsv } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '../registry/actions/index.ts';
import { digestOf } from '../registry/cid/index.ts';
import {
  citationOf,
  cslItems,
  type ExportFile,
  exportColumns,
  plainCell,
  type ReadProfile,
  recordsOfNotes,
  recordsOfProfile,
  recordsOfTable,
  stateOf,
  toBibtex,
  toCsl,
  toCsv,
  toDataPackage,
  toJson,
  toJsonLd,
  worksOf,
} from '../registry/export/index.ts';
import { fieldIds } from '../registry/schema/fields.ts';
import { type GroupBlock, type Metric, type Note, type Overview, readAnyDocument } from '../registry/schema/index.ts';
import { metric } from '../registry/testDocuments.ts';
import { loadContent } from '../scripts/content.ts';
import { schemaFolder } from '../scripts/jsonSchema.ts';

const names = ['the table', 'a profile', 'the notes', 'rows that could not be read, and hostile texts'] as const;
const views = new Map<string, ExportFile>();

/** What no schema of a document refuses, and formats could trip over. */
const hostile = '=cmd|"/C calc"!A0, {\\input{x}} 100% & #1 $x_y^z~ “é” <script> and 中文; done';

beforeAll(async () => {
  const entries = await loadContent(fileURLToPath(new URL('../content', import.meta.url)));
  const read = await Promise.all(
    entries.map(async ({ kind, period, key, blocks }, i) => {
      const [first, ...rest] = blocks.map((bytes) => readAnyDocument(bytes));
      const digest = await digestOf(blocks[0] as Uint8Array);
      const entry: Entry = { kind, period, key, digest, version: 1, approvedAt: 1_760_000_000 + i, status: 'active', disputes: 0 };
      return { entry, document: first, groups: rest as GroupBlock[] };
    }),
  );
  const heads = (kind: Entry['kind']) => read.filter(({ entry }) => entry.kind === kind);
  const projects = heads('project') as (ReadProfile & { document: Overview })[];
  const notes = heads('note') as unknown as { entry: Entry; document: Note }[];
  const at = { chainId: 1337, address: `0x${'ab'.repeat(20)}`, block: 1234n, time: 1_770_000_000, since: 1200n };
  const state = await stateOf(
    at,
    [{ kind: 'project', period: 0 }],
    read.map(({ entry }) => entry),
  );
  const file = (part: Pick<ExportFile, 'subject' | 'records' | 'title'>): ExportFile => ({
    schema: 'deml.export/1',
    url: 'https://register.example.org/#/projects?family=zk&at=1234',
    accessed: '2026-11-20',
    licence: 'CC-BY-4.0',
    state,
    ...part,
  });
  const [profile] = projects as [ReadProfile];
  const readings = { entry: { ...profile.entry, kind: 'metric' as const }, document: metric({ slug: profile.entry.key }) as Metric };
  const [note] = notes as [{ entry: Entry; document: Note }];
  const odd = {
    ...note.document,
    title: hostile,
    summary: `${hostile}\n"quoted"`,
    authors: ['Doe, Jane', 'A and B Labs', hostile],
    url: undefined,
  };
  views.set(names[0], file({ title: 'Projects', subject: 'claims', records: recordsOfTable(projects, fieldIds) }));
  views.set(names[1], file({ title: profile.document.name, subject: 'claims', records: recordsOfProfile(profile, readings) }));
  views.set(names[2], file({ title: 'Notes', subject: 'notes', records: recordsOfNotes(notes) }));
  const unread = { entry: note.entry, reason: hostile };
  const { url: _url, ...withoutUrl } = odd;
  views.set(
    names[3],
    file({ title: hostile, subject: 'notes', records: recordsOfNotes([unread, { entry: note.entry, document: withoutUrl }]) }),
  );
});

const view = (name: string): ExportFile => views.get(name) as ExportFile;

it('the views hold what the content holds', () => {
  expect(view(names[0]).records.length).toBeGreaterThan(8 * fieldIds.length);
  const kinds = (name: string) => new Set(view(name).records.map(({ record }) => record));
  expect(kinds(names[0])).toEqual(new Set(['claim', 'absence']));
  expect(kinds(names[1])).toEqual(new Set(['claim', 'absence', 'reading']));
  expect(view(names[2]).records.length).toBeGreaterThan(50);
  const sourceless = view(names[0]).records.filter(
    (record) => record.record === 'claim' && (!record.statement || record.sources.length === 0),
  );
  expect(sourceless).toEqual([]);
});

it('a claim of the table that its group block does not hold is refused, with its path', () => {
  const [record] = view(names[0]).records;
  expect(record).toBeDefined();
  const cell = { claims: [{ id: 'forged', short: 'x', asOf: '2026', rung: 'measured' as const }] };
  const document = { name: 'X', fields: { 'details.chain': cell } } as unknown as Overview;
  const entry = {
    kind: 'project',
    period: 0,
    key: 'x',
    digest: `0x${'00'.repeat(32)}`,
    version: 1,
    approvedAt: 1,
    status: 'active',
    disputes: 0,
  } as Entry;
  expect(() => recordsOfTable([{ entry, document, groups: [] }], ['details.chain'])).toThrow(/fields\.details\.chain/);
});

describe.each(names)('%s', (name) => {
  it('.json fits its JSON Schema, and nothing is lost on the way', () => {
    const schema = JSON.parse(readFileSync(new URL('deml.export-1.json', schemaFolder), 'utf8'));
    const validate = new Ajv2020({
      allErrors: true,
      strict: true,
      strictRequired: false,
      strictTypes: false,
      validateFormats: false,
    }).compile(schema);
    const parsed = JSON.parse(toJson(view(name)));
    validate(parsed);
    expect(validate.errors ?? []).toEqual([]);
    expect(parsed).toEqual(view(name));
    validate({ ...parsed, records: [{ ...parsed.records[0], version: 'one' }] });
    expect(validate.errors).not.toBeNull();
  });

  it('.csv reads back cell by cell', () => {
    const file = view(name);
    const columns = exportColumns[file.subject];
    const [head, ...lines] = parseCsv(toCsv(file), { record_delimiter: '\r\n' }) as string[][];
    expect(head).toEqual(columns.map((column) => column.name));
    expect(new Set(head).size).toBe(columns.length);
    expect(lines).toHaveLength(file.records.length);
    for (const [i, record] of file.records.entries())
      for (const [j, column] of columns.entries()) {
        const value = column.of(record);
        const cell = lines[i]?.[j] as string;
        expect(typeof value === 'string' ? plainCell(cell) : cell, `${i} ${column.name}`).toBe(String(value ?? ''));
        if (typeof value === 'string') expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }
  });

  it('.jsonld expands without a network, drops no term, and every record is there', async () => {
    const [expanded] = await jsonld.expand(JSON.parse(toJsonLd(view(name))), {
      safe: true,
      documentLoader: async (url: string) => {
        throw new Error(`asked for ${url}`);
      },
    } as Parameters<typeof jsonld.expand>[1]);
    expect(expanded?.['@type']).toEqual(['https://schema.org/Dataset']);
    const parts = expanded?.['https://schema.org/hasPart'] as { '@type': string[]; '@id': string }[];
    expect(parts).toHaveLength(view(name).records.length);
    expect(parts.every((part) => part['@id'].startsWith('ipfs://b'))).toBe(true);
    const reviews = parts.filter((part) => part['@type'][0] === 'https://schema.org/ClaimReview');
    expect(reviews).toHaveLength(view(name).records.filter(({ record }) => record === 'claim').length);
  });

  it('.bib parses, with the state and every work, whose titles and addresses are as they were', () => {
    const { entries, errors } = parseBibtex(toBibtex(view(name)), { sentenceCase: false });
    expect(errors).toEqual([]);
    const works = worksOf(view(name));
    expect(entries.map(({ key }) => key)).toEqual([citationOf(view(name)).key, ...works.map(({ key }) => key)]);
    expect(entries[0]?.fields.url).toBe(view(name).url);
    for (const [i, { title, url, authors }] of works.entries()) {
      const { fields } = entries[i + 1] as (typeof entries)[number];
      expect(plain(fields.title as string)).toBe(title);
      expect(fields.url).toBe(url);
      expect(fields.author ?? []).toHaveLength(authors.length);
    }
  });

  it('CSL-JSON is taken by citation.js as it is, with nothing to guess', () => {
    const items = JSON.parse(toCsl(view(name)));
    expect(plugins.input.type(items)).toBe('@csl/list+object');
    const taken = plugins.input.chain(items, { generateGraph: false, strict: true } as Parameters<typeof plugins.input.chain>[1]);
    expect(taken).toEqual(cslItems(view(name)));
    expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(items.length);
  });

  it('the data package has a column for every value, of the type that it says', () => {
    const { resources } = JSON.parse(toDataPackage(view(name)));
    const [{ data, schema }] = resources;
    const [head, ...rows] = data;
    expect(head).toEqual(schema.fields.map((field: { name: string }) => field.name));
    expect(rows).toHaveLength(view(name).records.length);
    for (const row of rows)
      for (const [i, { type }] of schema.fields.entries())
        if (row[i] !== null && type !== 'any')
          expect(typeof row[i]).toBe({ integer: 'number', boolean: 'boolean' }[type as string] ?? 'string');
  });
});

/** What the parser leaves of markup in a title. */
const plain = (text: string): string => text.replaceAll(/<\/?span[^>]*>/g, '');
