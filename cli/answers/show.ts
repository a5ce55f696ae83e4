import type { Entry } from '../../registry/actions/words.ts';
import { type ExportRecord, recordsOfNotes, recordsOfProfile } from '../../registry/export/index.ts';
import { moment } from '../../registry/export/recordsOf.ts';
import type { Revision } from '../../registry/history/revision.ts';
import type { Change, Overview, Page } from '../../registry/schema/documents.ts';
import type { FieldId } from '../../registry/schema/fields.ts';
import { nameOf } from '../connect/entryName.ts';
import type { Register } from '../connect/openRegister.ts';
import { NotFoundError } from '../errors.ts';
import { type OpenedEntry, revisionsOf } from './openEntry.ts';
import { type EntryPart, entryPart, fieldNamed } from './parts.ts';
import { isUnread, readEntry, readProfile, unread } from './read.ts';
import { type ValueLine, valuesOf } from './values.ts';

export interface ShowInput {
  /** Only claims, absences and readings of these fields. */
  field?: readonly string[] | undefined;
  /** Only claims with these ids. */
  claim?: readonly string[] | undefined;
  /** With every value that they ever had. */
  history?: boolean | undefined;
}

/** Who brought a version to the chain. */
export interface RevisionPart {
  version: number;
  approvedAt: string;
  proposer: string;
  approvers: string[];
  block: number;
  transaction: string;
  digest: string;
}

export interface ShowAnswer {
  entry: EntryPart;
  name: string;
  /** What moved with this version, and why. */
  change: Change;
  /** Null where the chain's events could not be read. */
  revision: RevisionPart | null;
  /** Null also where only some claims were asked for. */
  project: Pick<Overview, 'sentence' | 'life' | 'links' | 'answers'> | null;
  page: Pick<Page, 'title' | 'sections' | 'sources'> | null;
  /** Claims, absences and readings; of a note the note. */
  records: ExportRecord[];
  /** Of these records, every value so far; null where it was not asked for. */
  history: ValueLine[] | null;
}

export const revisionPart = (one: Revision): RevisionPart => ({
  version: one.version,
  approvedAt: moment(one.approvedAt),
  proposer: one.proposer,
  approvers: [...one.approvers],
  block: Number(one.blockNumber),
  transaction: one.transaction,
  digest: one.digest,
});

/** One entry with everything that is said in it. */
export async function show({ register, entry }: OpenedEntry, input: ShowInput = {}): Promise<{ answer: ShowAnswer; failures: unknown[] }> {
  const [said, revisions] = await Promise.all([saidIn(register, entry), revisionsOf(register, entry).catch(() => null)]);
  const fields = input.field?.map(fieldNamed);
  const records = chosen(said.records, fields, input.claim);
  const isPart = fields !== undefined || input.claim !== undefined;
  if (isPart && records.length === 0)
    throw new NotFoundError(
      `such claim in ${nameOf(entry)}, version ${entry.version}`,
      `\`deml show ${nameOf(entry)}\` shows all that it has, with the ids.`,
    );
  const revision = revisions?.find(({ version, digest }) => version === entry.version && digest === entry.digest);
  const history = input.history ? await valuesOf(register, entry, { fields, claims: input.claim }) : null;
  return {
    answer: {
      entry: entryPart(entry),
      name: said.name,
      change: said.change,
      revision: revision ? revisionPart(revision) : null,
      project: (!isPart && said.project) || null,
      page: (!isPart && said.page) || null,
      records,
      history: history?.lines ?? null,
    },
    failures: [...said.failures, ...(history?.failures ?? [])],
  };
}

interface Said {
  name: string;
  change: Change;
  records: ExportRecord[];
  failures: unknown[];
  project?: ShowAnswer['project'];
  page?: ShowAnswer['page'];
}

async function saidIn(register: Register, entry: Entry): Promise<Said> {
  if (entry.kind === 'project') return profileSaid(register, entry);
  if (entry.kind === 'note') {
    const document = await readEntry(register, entry, 'note');
    return { name: document.title, change: document.change, records: recordsOfNotes([{ entry, document }]), failures: [] };
  }
  if (entry.kind === 'page') {
    const { title, sections, sources, change } = await readEntry(register, entry, 'page');
    return { name: title, change, records: [], failures: [], page: { title, sections, ...(sources && { sources }) } };
  }
  const document = await readEntry(register, entry, 'metric');
  const { readings, sources, slug, change } = document;
  const records = readings.map(({ source, ...reading }) => ({
    record: 'reading' as const,
    ...{ ...revisionWords(entry), name: slug, ...reading },
    sources: sources[source] ? [{ ref: source, ...sources[source] }] : [],
  }));
  return { name: slug, change, records, failures: [] };
}

function revisionWords(entry: Entry) {
  const { version, status, approvedAt, digest, cid, key } = entryPart(entry);
  return { slug: key, version, status, approvedAt, digest, cid };
}

async function profileSaid(register: Register, entry: Entry): Promise<Said> {
  const [profile, metrics] = await Promise.all([readProfile(register, entry), register.collection('metric')]);
  const head = metrics.find(({ key }) => key === entry.key);
  const metric = head
    ? await readEntry(register, head, 'metric').then(
        (document) => ({ entry: head, document }),
        (error: unknown) => unread(head, error),
      )
    : null;
  const { name, change, sentence, life, links, answers } = profile.document;
  return {
    name,
    change,
    records: recordsOfProfile(profile, metric),
    failures: metric && isUnread(metric) ? [metric.error] : [],
    project: { sentence, life, links, answers },
  };
}

function chosen(records: ExportRecord[], fields?: readonly FieldId[], claims?: readonly string[]): ExportRecord[] {
  return records.filter(
    (record) =>
      (!fields || ('field' in record && fields.includes(record.field as FieldId))) &&
      (!claims || ('id' in record && claims.includes(record.id))),
  );
}
