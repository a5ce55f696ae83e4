import { type FieldId, fieldOf } from '../schema/fields.ts';
import type { AnyRecord, ExportFile } from './schema.ts';
import { wordsOf } from './words.ts';

/** One column of `.csv` and of the data package. */
export interface ExportColumn {
  name: string;
  /** Of Table Schema. */
  type: 'string' | 'integer' | 'number' | 'date' | 'datetime' | 'any' | 'boolean';
  description: string;
  of(record: AnyRecord): string | number | boolean | undefined;
}

/** A part that some records have and others have not. */
const part = (name: string, type: ExportColumn['type'], description: string): ExportColumn => ({
  name,
  type,
  description,
  of: (record) => (record as unknown as Record<string, string | number | boolean | undefined>)[name],
});

const list = (name: string, description: string, of: (record: AnyRecord) => readonly string[] | undefined, by = '; '): ExportColumn => ({
  name,
  type: 'string',
  description,
  of: (record) => of(record)?.join(by),
});

const sourcesOf = (record: AnyRecord) => ('sources' in record ? record.sources : undefined);

/** Ends every table: which revision a line stands in. */
const revision = [
  part('version', 'integer', 'Version of the entry.'),
  part('status', 'string', 'Status of the entry: active, retired or disputed.'),
  part('approvedAt', 'datetime', 'When that version was approved, by the chain.'),
  part('digest', 'string', 'The digest of that version that the registry holds (sha2-256).'),
  part('cid', 'string', 'The CID of the same bytes.'),
  part('reason', 'string', 'Of a row that could not be verified: why nothing of it is here.'),
];

const citedSources = [
  list('sources', 'Titles of the sources, separated by " | ".', (record) => sourcesOf(record)?.map(({ title }) => title), ' | '),
  list('sourceKinds', 'Kind of each source, in the same order.', (record) => sourcesOf(record)?.map(({ kind }) => kind), ' | '),
  list(
    'sourceUrls',
    'Address of each source, in the same order; - where none is known.',
    (record) => sourcesOf(record)?.map(({ url }) => url ?? '-'),
    ' | ',
  ),
];

const claims: readonly ExportColumn[] = [
  part('record', 'string', 'claim, absence, reading (a dated figure) or unread (could not be verified).'),
  part('slug', 'string', 'Key of the project.'),
  part('name', 'string', 'Name of the project.'),
  part('field', 'string', 'Field of the dictionary (docs/reference/fields.md).'),
  {
    name: 'label',
    type: 'string',
    description: 'Label of the field.',
    of: (record) => ('field' in record ? fieldOf(record.field as FieldId).label : undefined),
  },
  part('id', 'string', 'Id of the claim in its profile, or of the reading in its document.'),
  part('statement', 'string', 'The claim in a sentence.'),
  part('short', 'string', 'First line of the cell, where the value itself is not the text.'),
  {
    name: 'value',
    type: 'any',
    description: 'The typed value: a number, a date, or words separated by "; ".',
    of: (record) => ('value' in record ? wordsOf(record.value) : undefined),
  },
  part('unit', 'string', 'Unit of the number.'),
  part('workload', 'string', 'What the number was obtained on.'),
  part('qualifier', 'string', 'Second line of the cell: what it counts, what it leaves out.'),
  part('counts', 'string', 'Of a reading: what is counted.'),
  part('leavesOut', 'string', 'Of a reading: what is not counted.'),
  part('asOf', 'string', 'When it held: 2026, 2026-03 or 2026-03-14.'),
  part('retrievedAt', 'date', 'When the source was read.'),
  part('rung', 'string', 'Rung of the evidence ladder (docs/reference/evidence.md).'),
  part('headline', 'boolean', 'Whether the condensed table shows it.'),
  list('conflictsWith', 'Ids of claims of the same field that say otherwise.', (record) =>
    'conflictsWith' in record ? record.conflictsWith : undefined,
  ),
  part('absence', 'string', 'Of an absence: not-published, not-found or not-applicable. An absence is not zero.'),
  part('searched', 'string', 'Of an absence: where somebody looked, or why it does not apply.'),
  part('note', 'string', 'A remark on the claim.'),
  ...citedSources,
  ...revision,
];

const notes: readonly ExportColumn[] = [
  part('record', 'string', 'note, or unread (could not be verified).'),
  part('period', 'integer', 'Month of the note, as 202611.'),
  part('slug', 'string', 'Key of the note in its month.'),
  part('publishedAt', 'date', 'When the source was published.'),
  part('sourceType', 'string', 'paper, blog, release or discussion.'),
  part('title', 'string', 'Title of the source.'),
  list('authors', 'Authors, separated by "; ".', (record) => (record.record === 'note' ? record.authors : undefined)),
  part('url', 'string', 'Address of the source.'),
  part('summary', 'string', 'What it says.'),
  part('effect', 'string', 'What it changes for decentralized machine learning.'),
  part('caveat', 'string', 'What to mind.'),
  list('tags', 'Tags, separated by "; ".', (record) => (record.record === 'note' ? record.tags : undefined)),
  list('projects', 'Keys of related projects, separated by "; ".', (record) => (record.record === 'note' ? record.projects : undefined)),
  part('retrievedAt', 'date', 'When the source was read.'),
  ...revision,
];

const sections: readonly ExportColumn[] = [
  part('record', 'string', 'section, or unread (could not be verified).'),
  part('slug', 'string', 'Key of the page.'),
  part('name', 'string', 'Title of the page.'),
  part('id', 'string', 'Id of the section.'),
  part('heading', 'string', 'Its heading; of a claim that was checked, the claim.'),
  part('body', 'string', 'Its text, in Markdown; [^ref] cites a source.'),
  ...(['verdict', 'circulates', 'asOf'] as const).map(
    (name, i): ExportColumn => ({
      name: ['verdict', 'circulates', 'checked'][i] as string,
      type: 'string',
      description: ['Of a claim: what became of it.', 'Of a claim: where it is said.', 'Of a claim: when it was checked.'][i] as string,
      of: (record) => (record.record === 'section' ? record.check?.[name] : undefined),
    }),
  ),
  ...(['table', 'machine'] as const).map(
    (name): ExportColumn => ({
      name,
      type: 'string',
      description: `Its ${name === 'table' ? 'table' : 'state machine'}, as JSON.`,
      of: (record) => (record.record === 'section' && record[name] ? JSON.stringify(record[name]) : undefined),
    }),
  ),
  ...citedSources,
  ...revision,
];

const place = [
  part('kind', 'string', 'Kind of the entry: project, metric, note or page.'),
  part('period', 'integer', 'Month of a note, as 202611; else 0.'),
  part('slug', 'string', 'Key of the entry.'),
  part('name', 'string', 'Name or title of the entry, where its document could be read; else its key.'),
];

const document = [part('digest', 'string', 'The digest of the document (sha2-256).'), part('cid', 'string', 'The CID of the same bytes.')];

/** A value of a document: a text as it is, everything else as JSON. */
const json = (name: 'before' | 'after', description: string): ExportColumn => ({
  name,
  type: 'string',
  description,
  of: (record) => {
    const value = record.record === 'change' ? record[name] : undefined;
    return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
  },
});

const approvers = list('approvers', 'Curators whose approvals it rests on, separated by "; ".', (record) =>
  record.record === 'change' ? record.approvers : undefined,
);

const changes: readonly ExportColumn[] = [
  part('record', 'string', 'change.'),
  ...place,
  part('version', 'integer', 'Version of the entry that the change made.'),
  part('status', 'string', 'Status that the entry had by it.'),
  part('approvedAt', 'datetime', 'When it was approved, by the chain.'),
  part('act', 'string', 'Of a whole revision: created, revised, retired or restored.'),
  part('change', 'string', 'What moved: new, world, correction, method or retire.'),
  part('sentence', 'string', 'The sentence of the change.'),
  part('group', 'string', 'Of one thing in the document: its group.'),
  part('field', 'string', 'Its field in the dictionary (docs/reference/fields.md).'),
  part('id', 'string', 'Its id or place in the document.'),
  part('label', 'string', 'Its label.'),
  part('did', 'string', 'What became of it: added, changed or removed.'),
  json('before', 'What stood there before; empty: nothing. JSON where it is no text.'),
  json('after', 'What stands there after; empty: nothing. JSON where it is no text.'),
  part('heldBefore', 'string', 'When the value before held.'),
  part('heldAfter', 'string', 'When the value after held.'),
  part('readBefore', 'date', 'When the source of the value before was read.'),
  part('readAfter', 'date', 'When the source of the value after was read.'),
  part('proposer', 'string', 'Who proposed it.'),
  approvers,
  part('transaction', 'string', 'The transaction that completed it.'),
  part('block', 'integer', 'Its block.'),
  ...document,
  part('reason', 'string', 'Of a revision whose document could not be read: why.'),
];

const hits: readonly ExportColumn[] = [
  part('record', 'string', 'hit.'),
  ...place,
  part('part', 'string', 'What it is in the document.'),
  part('field', 'string', 'Its field in the dictionary (docs/reference/fields.md).'),
  part('id', 'string', 'Its id in the document.'),
  part('date', 'string', 'When it held or was published.'),
  part('text', 'string', 'The words that were found, cut short.'),
  part('checked', 'string', 'verified: chain and block say the same; unread: the words are those of the gateway alone.'),
  part('version', 'integer', 'Version of the entry.'),
  part('approvedAt', 'datetime', 'When that version was approved, by the chain.'),
  ...document,
  part('reason', 'string', 'Why it was not verified.'),
];

const proposals: readonly ExportColumn[] = [
  part('record', 'string', 'proposal.'),
  part('proposal', 'string', 'Id of the proposal.'),
  ...place,
  part('action', 'string', 'create, update, retire, restore or dispute.'),
  part('state', 'string', 'State at the block that was read.'),
  part('baseVersion', 'integer', 'Version that it was written for.'),
  part('proposer', 'string', 'Who proposed it.'),
  part('approvals', 'integer', 'Approvals that count.'),
  part('rejections', 'integer', 'Rejections that count.'),
  part('quorum', 'integer', 'Approvals that it needs.'),
  part('openedAt', 'datetime', 'When it was opened, by the chain.'),
  part('deadline', 'datetime', 'Until when it can be judged.'),
  part('closedAt', 'datetime', 'When it was executed, rejected or withdrawn.'),
  part('transaction', 'string', 'The transaction that opened it.'),
  part('block', 'integer', 'Its block.'),
  ...document,
];

/** The columns of each table, in order. */
export const exportColumns: Readonly<Record<ExportFile['subject'], readonly ExportColumn[]>> = {
  claims,
  notes,
  sections,
  changes,
  hits,
  proposals,
};
