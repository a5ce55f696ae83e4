import type { Kind } from '../../registry/actions/words.ts';
import type { Cell } from '../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../registry/schema/fields.ts';
import { isLabKey } from '../../registry/schema/labKey.ts';
import { families, noteTypes, parties, tags } from '../../registry/schema/vocabulary.ts';
import { parsePeriod } from '../connect/entryName.ts';
import type { Register } from '../connect/openRegister.ts';
import { BadArgumentError } from '../errors.ts';
import { cellOf, type EntryPart, entryPart, fieldNamed } from './parts.ts';
import { isUnread, type Row, readCollection } from './read.ts';

export interface ListInput {
  kind: Kind;
  /** `FIELD=WORD`; all must hold. Of notes: tag, type, project, month. */
  filter?: readonly string[] | undefined;
  /** Of projects: which fields are shown. */
  field?: readonly string[] | undefined;
}

export interface Listed extends EntryPart {
  /** Name or title; null where the document could not be verified. */
  name: string | null;
  verified: boolean;
  /** Why it could not be verified. */
  reason: string | null;
  /** Of a project: the cells of the fields that were asked for. */
  fields?: Record<string, Cell>;
  /** Of a note. */
  note?: { publishedAt: string; sourceType: string; tags: string[]; projects: string[]; url: string | null };
  /** Of readings: how many there are. */
  readings?: number;
}

export interface ListAnswer {
  kind: Kind;
  filter: string[];
  entries: Listed[];
  /** Entries before the filter. */
  of: number;
}

const defaultFields: readonly FieldId[] = ['details.lifecycle', 'details.category', 'verification.mechanism', 'verification.trustModel'];

/** The entries of a kind. Those that could not be verified stay, whatever the filter, and say why. */
export async function list(
  register: Register,
  { kind, filter = [], field }: ListInput,
): Promise<{ answer: ListAnswer; failures: unknown[] }> {
  const passes = filtersOf(kind, filter);
  const fields = field?.map(fieldNamed) ?? defaultFields;
  const month = kind === 'note' ? filter.find((one) => one.startsWith('month=')) : undefined;
  const periods = kind === 'note' ? (month ? [parsePeriod(month.slice(6))] : register.periods) : [0];
  const rows: Row<Kind>[] = (await Promise.all(periods.map((period) => readCollection(register, kind, period)))).flat();
  const shown = rows.filter((row) => isUnread(row) || passes.every((test) => test(row)));
  const entries = shown.map((row) => listed(row, fields));
  return {
    answer: { kind, filter: [...filter], entries: inOrder(kind, entries), of: rows.length },
    failures: shown.flatMap((row) => (isUnread(row) ? [row.error] : [])),
  };
}

function inOrder(kind: Kind, entries: Listed[]): Listed[] {
  if (kind === 'note') return entries.toSorted((a, b) => (b.note?.publishedAt ?? '').localeCompare(a.note?.publishedAt ?? ''));
  return entries.toSorted((a, b) => (a.name ?? a.key).localeCompare(b.name ?? b.key, 'en', { sensitivity: 'base' }));
}

function listed(row: Row<Kind>, fields: readonly FieldId[]): Listed {
  const part = entryPart(row.entry);
  if (isUnread(row)) return { ...part, name: null, verified: false, reason: row.reason };
  const { document } = row;
  const verified = { ...part, verified: true, reason: null };
  switch (document.schema) {
    case 'deml.project/1':
      return { ...verified, name: document.name, fields: Object.fromEntries(fields.map((id) => [id, cellOf(document, id)])) };
    case 'deml.note/1': {
      const { title, publishedAt, sourceType, tags, projects, url } = document;
      return { ...verified, name: title, note: { publishedAt, sourceType, tags, projects, url: url ?? null } };
    }
    case 'deml.metric/1':
      return { ...verified, name: isLabKey(document.slug) ? 'the Lab' : document.slug, readings: document.readings.length };
    case 'deml.page/1':
      return { ...verified, name: document.title };
  }
}

type Test = (row: Exclude<Row<Kind>, { error: unknown }>) => boolean;

function filtersOf(kind: Kind, filters: readonly string[]): Test[] {
  return filters.map((filter) => {
    const [, name = '', word = ''] = /^([^=]+)=(.+)$/s.exec(filter) ?? [];
    if (!name) throw new BadArgumentError(`--filter ${filter}`, 'it is not NAME=WORD');
    if (kind === 'project') return projectFilter(fieldNamed(name), word);
    if (kind === 'note') return noteFilter(name, word);
    throw new BadArgumentError(`--filter ${filter}`, `a list of kind ${kind} has no filters`);
  });
}

/** A project passes where a headline claim of the field has the word. What is not known never passes. */
function projectFilter(field: FieldId, word: string): Test {
  const { choices, value } = fieldOf(field);
  const known = choices ?? { families, assumptions: parties }[value as string];
  if (known && !known.includes(word as never))
    throw new BadArgumentError(`--filter ${field}=${word}`, `it is not one of ${known.join(', ')}`);
  return ({ document }) => {
    if (document.schema !== 'deml.project/1') return false;
    const cell = cellOf(document, field);
    return 'claims' in cell && cell.claims.some((claim) => wordsIn(claim.value).includes(word) || (!known && has(claim.short, word)));
  };
}

const has = (text: string | undefined, word: string): boolean => text?.toLowerCase().includes(word.toLowerCase()) ?? false;

function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => (typeof one === 'string' ? [one] : [one.family, one.party].filter(Boolean)));
  return value === undefined ? [] : [String(value)];
}

const noteFilters = ['tag', 'type', 'project', 'month'] as const;

function noteFilter(name: string, word: string): Test {
  const lists: Record<string, readonly string[] | undefined> = { tag: tags, type: noteTypes };
  if (!noteFilters.includes(name as 'tag'))
    throw new BadArgumentError(`--filter ${name}=${word}`, `notes are filtered by ${noteFilters.join(', ')}`);
  if (lists[name] && !lists[name].includes(word))
    throw new BadArgumentError(`--filter ${name}=${word}`, `it is not one of ${lists[name].join(', ')}`);
  return ({ document }) => {
    if (document.schema !== 'deml.note/1') return false;
    if (name === 'tag') return (document.tags as readonly string[]).includes(word);
    if (name === 'type') return document.sourceType === word;
    return name === 'month' || document.projects.includes(word);
  };
}
