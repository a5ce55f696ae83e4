import * as z from 'zod/mini';
import { kinds, statuses } from '../actions/words.ts';
import { absence, claim, source } from '../schema/claim.ts';
import { metric, note } from '../schema/documents.ts';
import { pageSource, section } from '../schema/page.ts';
import { day, slug } from '../schema/text.ts';
import { changeRecord, hitRecord, proposalRecord } from './lists.ts';
import { cid, digest, moment, whole } from './parts.ts';

/** The approved revision that a record stands in. */
const revision = {
  /** Key of the entry: of a project, a note or a page. */
  slug,
  /** Name of the project, or title of the note or page. */
  name: z.string(),
  version: whole,
  status: z.enum(statuses),
  /** When that revision was approved, by the chain. */
  approvedAt: moment,
  digest,
  cid,
};

const cited = z.array(z.extend(source, { ref: z.string() }));
const { field, id, statement, value, unit, workload, short, qualifier, asOf, rung, retrievedAt, conflictsWith, headline } = claim.shape;

const claimRecord = z.strictObject({
  record: z.literal('claim'),
  ...revision,
  ...{ field, id, statement, value, unit, workload, short, qualifier, asOf, rung, retrievedAt, conflictsWith, headline },
  note: claim.shape.note,
  sources: cited,
});

const absenceRecord = z.strictObject({
  record: z.literal('absence'),
  ...revision,
  field: absence.shape.field,
  absence: absence.shape.kind,
  searched: absence.shape.searched,
  asOf: absence.shape.asOf,
});

const { source: _source, ...reading } = metric.shape.readings.def.element.shape;
const readingRecord = z.strictObject({ record: z.literal('reading'), ...revision, ...reading, sources: cited });

const { schema: _schema, previous: _previous, change: _change, slug: _slug, ...written } = note.shape;
const noteRecord = z.strictObject({ record: z.literal('note'), ...revision, period: whole, ...written });

/** A section of a page, with the sources that it cites. */
const sectionRecord = z.strictObject({
  record: z.literal('section'),
  ...revision,
  ...section.shape,
  sources: z.array(z.extend(pageSource, { ref: z.string() })),
});

/** A row of the view whose document could not be verified: which revision the chain names, and why nothing of it is here. */
const unreadRecord = z.strictObject({
  record: z.literal('unread'),
  ...revision,
  reason: z.string(),
});

/** One line of an export of documents. */
export const exportRecord = z.discriminatedUnion('record', [
  claimRecord,
  absenceRecord,
  readingRecord,
  noteRecord,
  sectionRecord,
  unreadRecord,
]);

/** One line of a list: of what changed, was found, or is proposed. */
export const listRecord = z.discriminatedUnion('record', [changeRecord, hitRecord, proposalRecord]);

/** The state of the register that a view was read at. */
export const exportState = z.strictObject({
  chainId: whole,
  registry: z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/)),
  block: whole,
  time: moment,
  /** The one CID of the whole state, and the block of its last revision; null where the events could not be read. */
  root: z.nullable(cid),
  since: z.nullable(whole),
  /** Of each collection that the view draws from: its roots, which follow from the chain's heads at that block. */
  collections: z.array(z.strictObject({ kind: z.enum(kinds), period: whole, entries: whole, overviewRoot: cid, archiveRoot: cid })),
});

/** A view as it was shown: `.json` of every page. */
export const exportFile = z.strictObject({
  schema: z.literal('deml.export/1'),
  title: z.string(),
  /** The address of the view, with the block. */
  url: z.string(),
  /** The day on which it was taken. */
  accessed: day,
  licence: z.literal('CC-BY-4.0'),
  state: exportState,
  /** `claims`: claims, absences and readings; of every other subject one kind of record. */
  subject: z.enum(['claims', 'notes', 'sections', 'changes', 'hits', 'proposals']),
  records: z.array(z.union([exportRecord, listRecord])),
});

export type ExportRecord = z.infer<typeof exportRecord>;
export type AnyRecord = ExportRecord | z.infer<typeof listRecord>;
export type ExportState = z.infer<typeof exportState>;
export type ExportFile = z.infer<typeof exportFile>;
/** A record of one kind, as `RecordOf<'claim'>`. */
export type RecordOf<K extends AnyRecord['record']> = Extract<AnyRecord, { record: K }>;
