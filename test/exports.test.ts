import { createHash } from 'node:crypto';
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
  type AnyRecord,
  citationOf,
  cslItems,
  type ExportFile,
  exportColumns,
  plainCell,
  type ReadProfile,
  recordsOfChanges,
  recordsOfHits,
  recordsOfLines,
  recordsOfNotes,
  recordsOfPage,
  recordsOfProfile,
  recordsOfQueue,
  recordsOfTable,
  stateOf,
  toBibtex,
  toCroissant,
  toCsl,
  toCsv,
  toDataPackage,
  toJson,
  toJsonLd,
  worksOf,
} from '../registry/export/index.ts';
import type { Line, Revision } from '../registry/history/index.ts';
import type { QueueItem } from '../registry/records/index.ts';
import { fieldIds } from '../registry/schema/fields.ts';
import { type GroupBlock, type Metric, type Note, type Overview, type Page, readAnyDocument } from '../registry/schema/index.ts';
import type { CheckedHit } from '../registry/search/checkHits.ts';
import { metric } from '../registry/testDocuments.ts';
import { loadContent } from '../scripts/content/load.ts';
import { schemaFolder } from '../scripts/jsonSchema.ts';

const names = [
  'the table',
  'a profile',
  'the notes',
  'rows that could not be read, and hostile texts',
  'what changed in the register',
  'the history of an entry',
  'hits of a search',
  'the queue',
  'a page',
  'a page with hostile texts',
] as const;
const views = new Map<string, ExportFile>();

/** What no schema of a document refuses, and formats could trip over. */
const hostile = '=cmd|"/C calc"!A0, {\\input{x}} 100% & #1 $x_y^z~ “é” <script> and 中文; done';

/** What a sentence of a stranger may be where no schema stands before it: long, turned round, broken, a formula. */
const worse = `${hostile} \u202Eevil\u202C "quoted", 'single'\r\n\t=1+1\n${'去中心化机器学习 '.repeat(1_200)}`;

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
  const list = (title: string, subject: ExportFile['subject'], records: AnyRecord[]) => file({ title, subject, records });
  const account = `0x${'AB'.repeat(20)}` as const;
  const revision: Revision = {
    version: 2,
    digest: (projects[0] as ReadProfile).entry.digest,
    parent: null,
    status: 'active',
    proposal: `0x${'11'.repeat(32)}`,
    proposer: account,
    approvers: [account, `0x${'cd'.repeat(20)}`],
    approvedAt: 1_760_000_000,
    blockNumber: 1200n,
    transaction: `0x${'22'.repeat(32)}`,
  };
  const place = { kind: 'project', period: 0, key: 'gensyn' } as const;
  const row = { ...place, act: 'revised' as const, revision, since: 1 };
  const said = { name: worse, change: { kind: 'world' as const, summary: worse } };
  views.set(
    names[4],
    list(
      'changes',
      'changes',
      recordsOfChanges([
        { row, said },
        { row: { ...row, act: 'created' }, said: { error: new Error(worse) } },
      ]),
    ),
  );
  const step = { from: null, to: { revision, document: { change: said.change } as never }, unread: [] };
  const before = { statement: worse, asOf: '2026-01', retrievedAt: '2026-02-01' };
  const lines: Line[] = [
    {
      ...{ key: 'a', subject: 'claim', group: 'pricing', label: 'Fees', name: 'fees', field: 'pricing.model' },
      values: [
        { step, change: 'added', after: before, kind: 'world' },
        { step, change: 'changed', before, after: { ...before, asOf: '2026-03' }, kind: 'correction' },
        { step, change: 'removed', before: worse, kind: 'retire' },
      ],
    },
  ];
  views.set(names[5], list(worse, 'changes', recordsOfLines(place, worse, lines)));
  const hit = {
    ...{ ...place, version: 2, digest: revision.digest, superseded: false, retired: false, score: 1, part: 'claim', id: 'fees' },
    ...{ field: 'pricing.model', date: '2026-01', title: { text: worse, marks: [] }, tags: [], approvedAt: 1_760_000_000 },
    snippet: { path: 'claims.0.statement', text: worse, at: 0, length: worse.length, marks: [] },
  };
  const hits = [
    { ...hit, check: 'verified' },
    { ...hit, approvedAt: null, snippet: null, check: 'unread', reason: worse },
    { ...hit, check: 'false', reason: 'x' },
  ] as unknown as CheckedHit[];
  views.set(names[6], list('hits', 'hits', recordsOfHits(hits)));
  const item = {
    ...{ id: revision.proposal, entry: { ...place, id: revision.proposal }, action: 'update', state: 'open', approvals: 1, rejections: 0 },
    ...{ openedAt: 1_760_000_000, openedBlock: 12n, transaction: revision.transaction, closed: null },
    proposal: { baseVersion: 1, digest: revision.digest, proposer: account, quorum: 2, deadline: 1_770_000_000 },
  } as unknown as QueueItem;
  const closed = { at: 1_760_000_100, block: 13n, transaction: revision.transaction, by: null };
  views.set(
    names[7],
    list(
      'queue',
      'proposals',
      recordsOfQueue([item, { ...item, closed }], () => worse),
    ),
  );
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
  const pages = heads('page') as unknown as { entry: Entry; document: Page }[];
  const checked = pages.find(({ entry }) => entry.key === 'claims-checked') as (typeof pages)[number];
  views.set(names[8], file({ title: 'Claims checked', subject: 'sections', records: recordsOfPage(checked.entry, checked.document) }));
  const spoilt: Page = {
    ...checked.document,
    title: hostile,
    sections: [
      { id: 'one', heading: hostile, body: `${hostile} [^a]\n\n- list`, table: { columns: ['=1', 'B'], rows: [['"x"', hostile]] } },
    ],
    sources: { a: { title: hostile, kind: 'press', asOf: '2026', rung: 'reported', retrievedAt: '2026-11-20' } },
  };
  views.set(names[9], file({ title: hostile, subject: 'sections', records: recordsOfPage(checked.entry, spoilt) }));
  const unread = { entry: note.entry, reason: hostile };
  const { url: _url, ...withoutUrl } = odd;
  views.set(
    names[3],
    file({ title: hostile, subject: 'notes', records: recordsOfNotes([unread, { entry: note.entry, document: withoutUrl }]) }),
  );
});

/** Nothing is dropped, and nobody is asked. */
const offline = {
  safe: true,
  documentLoader: async (url: string) => {
    throw new Error(`asked for ${url}`);
  },
} as Parameters<typeof jsonld.expand>[1];

const view = (name: string): ExportFile => views.get(name) as ExportFile;

it('the views hold what the content holds', () => {
  expect(view(names[0]).records.length).toBeGreaterThan(8 * fieldIds.length);
  const kinds = (name: string) => new Set(view(name).records.map(({ record }) => record));
  expect(kinds(names[0])).toEqual(new Set(['claim', 'absence']));
  expect(kinds(names[1])).toEqual(new Set(['claim', 'absence', 'reading']));
  expect(view(names[2]).records.length).toBeGreaterThan(50);
  const sections = view(names[8]).records.flatMap((record) => (record.record === 'section' ? [record] : []));
  expect(sections.filter(({ check }) => check).length).toBeGreaterThan(10);
  expect(sections.filter(({ check, sources }) => check && sources.length === 0)).toEqual([]);
  const sourceless = view(names[0]).records.filter(
    (record) => record.record === 'claim' && (!record.statement || record.sources.length === 0),
  );
  expect(sourceless).toEqual([]);
});

it('of hits, what was refused is left out; of a revision that could not be read the reason stands', () => {
  expect(view(names[6]).records.map((one) => one.record === 'hit' && one.checked)).toEqual(['verified', 'unread']);
  expect(view(names[4]).records[1]).toMatchObject({ name: 'gensyn', reason: worse });
  expect(view(names[5]).records.map((one) => one.record === 'change' && [one.did, one.heldBefore, one.heldAfter])).toEqual([
    ['added', undefined, '2026-01'],
    ['changed', '2026-01', '2026-03'],
    ['removed', undefined, undefined],
  ]);
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
    const [expanded] = await jsonld.expand(JSON.parse(toJsonLd(view(name))), offline);
    expect(expanded?.['@type']).toEqual(['https://schema.org/Dataset']);
    const parts = expanded?.['https://schema.org/hasPart'] as { '@type': string[]; '@id': string }[];
    expect(parts).toHaveLength(view(name).records.length);
    expect(parts.every((part) => part['@id'].startsWith('ipfs://b'))).toBe(true);
    const reviews = parts.filter((part) => part['@type'][0] === 'https://schema.org/ClaimReview');
    const claims = view(name).records.filter((one) => one.record === 'claim' || (one.record === 'section' && one.check));
    expect(reviews).toHaveLength(claims.length);
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

  it('the Croissant metadata expands offline, has what 1.0 requires, and describes the .csv by its columns and its sha-256', async () => {
    const file = view(name);
    const written = JSON.parse(await toCroissant(file, 'view'));
    const [dataset] = (await jsonld.expand(written, { ...offline, base: 'https://register.example.org/' })) as [Record<string, unknown>];
    const of = (node: Record<string, unknown>, term: string) => (node[term] ?? []) as { '@id'?: string; '@value'?: string }[];
    // https://docs.mlcommons.org/croissant/docs/croissant-spec.html#required, and what its FileObject and Field name.
    const [sc, cr] = ['https://schema.org/', 'http://mlcommons.org/croissant/'];
    expect(dataset['@type']).toEqual([`${sc}Dataset`]);
    expect(of(dataset, 'http://purl.org/dc/terms/conformsTo')[0]?.['@value']).toBe('http://mlcommons.org/croissant/1.0');
    for (const term of ['description', 'license', 'name', 'url', 'creator', 'datePublished', 'distribution'])
      expect(of(dataset, sc + term), term).not.toHaveLength(0);
    const csv = toCsv(file);
    const [object] = of(dataset, `${sc}distribution`) as [Record<string, unknown>];
    expect(object['@type']).toEqual([`${cr}FileObject`]);
    expect(of(object, `${sc}sha256`)[0]?.['@value']).toBe(createHash('sha256').update(csv).digest('hex'));
    expect(of(object, `${sc}contentSize`)[0]?.['@value']).toBe(`${Buffer.byteLength(csv)} B`);
    expect(of(object, `${sc}contentUrl`)[0]?.['@value']).toBe('deml-view-block-1234.csv');
    const [records] = of(dataset, `${cr}recordSet`) as [Record<string, unknown>];
    const fields = of(records, `${cr}field`) as Record<string, unknown>[];
    const columns = fields.map((field) => {
      const [source] = of(field, `${cr}source`) as [Record<string, unknown>];
      expect(of(source, `${cr}fileObject`)[0]?.['@id']).toBe(object['@id']);
      expect(of(field, `${cr}dataType`)[0]?.['@id']).toMatch(/^https:\/\/schema\.org\/(Text|Integer|Float|Boolean|Date|DateTime)$/);
      expect(of(field, `${sc}name`)[0]?.['@value']).toBeTruthy();
      const [extract] = of(source, `${cr}extract`) as [Record<string, unknown>];
      return of(extract, `${cr}column`)[0]?.['@value'];
    });
    expect(columns).toEqual((parseCsv(csv, { to: 1 }) as string[][])[0]);
    expect(new Set(fields.map((field) => field['@id'])).size).toBe(fields.length);
    expect(parseBibtex(written.citeAs).errors).toEqual([]);
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
