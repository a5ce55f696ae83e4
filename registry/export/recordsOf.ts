import type { Entry } from '../actions/words.ts';
import { cidOf } from '../cid/index.ts';
import { OffSchemaError } from '../errors/index.ts';
import { citedIn, textsOf } from '../schema/citations.ts';
import type { Claim, Source } from '../schema/claim.ts';
import type { GroupBlock, Metric, Note, Overview, Page } from '../schema/documents.ts';
import { type FieldId, fieldOf } from '../schema/fields.ts';
import { groups } from '../schema/vocabulary.ts';
import type { ExportRecord, RecordOf } from './schema.ts';

/** A profile with those of its group blocks that the view needs; all verified. */
export interface ReadProfile {
  entry: Entry;
  document: Overview;
  groups: readonly GroupBlock[];
}

/** An entry of the view whose document could not be verified, and why. */
export interface Unread {
  entry: Entry;
  reason: string;
}

/** The second of a moment, in UTC. */
export const moment = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');

const revisionOf = ({ key, version, status, approvedAt, digest }: Entry, name: string) => ({
  slug: key,
  name,
  version,
  status,
  approvedAt: moment(approvedAt),
  digest,
  cid: cidOf(digest),
});

const cited = (refs: readonly string[], sources: Readonly<Record<string, Source>>) =>
  refs.flatMap((ref) => (sources[ref] ? [{ ref, ...sources[ref] }] : []));

const unread = ({ entry, reason }: Unread): RecordOf<'unread'> => ({ record: 'unread', ...revisionOf(entry, entry.key), reason });

/** The table: of each system the headline claims or the absence of each field that is shown, with their sentences and sources. */
export function recordsOfTable(rows: readonly (ReadProfile | Unread)[], fields: readonly FieldId[]): ExportRecord[] {
  return rows.flatMap((row) => ('reason' in row ? [unread(row)] : fields.flatMap((field) => recordsOfCell(row, field))));
}

function recordsOfCell(profile: ReadProfile, field: FieldId): ExportRecord[] {
  const { entry, document } = profile;
  const cell = document.fields[field];
  const revision = revisionOf(entry, document.name);
  if ('absence' in cell) {
    const { kind, ...rest } = cell.absence;
    return [{ record: 'absence', ...revision, field, absence: kind, ...rest }];
  }
  const block = profile.groups.find(({ group }) => group === fieldOf(field).group);
  return cell.claims.map((headline) => {
    const claim = block?.claims.find((one) => one.id === headline.id && one.field === field);
    if (!block || !claim)
      throw new OffSchemaError(`project ${entry.key}, version ${entry.version},`, [
        { path: `fields.${field}`, reason: `shows claim ${headline.id}, which its group block does not hold` },
      ]);
    // What the table shows is the overview's; the sentence and the sources are the group block's.
    return claimRecord(profile, block, { ...claim, ...headline });
  });
}

function claimRecord({ entry, document }: ReadProfile, block: GroupBlock, { sources, ...claim }: Claim): RecordOf<'claim'> {
  return { record: 'claim', ...revisionOf(entry, document.name), ...claim, sources: cited(sources, block.sources) };
}

/** A profile's page: every claim and absence of every group, then the dated readings. */
export function recordsOfProfile(profile: ReadProfile, metric: { entry: Entry; document: Metric } | Unread | null): ExportRecord[] {
  const blocks = groups.flatMap((group) => profile.groups.filter((block) => block.group === group));
  const revision = revisionOf(profile.entry, profile.document.name);
  return [
    ...blocks.flatMap((block) => [
      ...block.claims.map((claim) => claimRecord(profile, block, claim)),
      ...block.absences.map(({ kind, ...rest }): RecordOf<'absence'> => ({ record: 'absence', ...revision, absence: kind, ...rest })),
    ]),
    ...(metric === null ? [] : 'reason' in metric ? [unread(metric)] : readingsOf(metric.entry, metric.document, profile.document.name)),
  ];
}

const readingsOf = (entry: Entry, { readings, sources }: Metric, name: string): RecordOf<'reading'>[] =>
  readings.map(({ source, ...reading }) => ({
    record: 'reading',
    ...revisionOf(entry, name),
    ...reading,
    sources: cited([source], sources),
  }));

/** Notes, in the order given. */
export function recordsOfNotes(rows: readonly ({ entry: Entry; document: Note } | Unread)[]): ExportRecord[] {
  return rows.map((row) => {
    if ('reason' in row) return unread(row);
    const { schema: _schema, previous: _previous, change: _change, slug: _slug, ...written } = row.document;
    return { record: 'note', ...revisionOf(row.entry, row.document.title), period: row.entry.period, ...written };
  });
}

/** A page: every section, with the sources that it cites. */
export function recordsOfPage(entry: Entry, { title, sections, sources = {} }: Page): ExportRecord[] {
  return sections.map((section) => {
    const refs = [...new Set(textsOf(section).flatMap(({ text }) => citedIn(text)))];
    const cites = refs.flatMap((ref) => (sources[ref] ? [{ ref, ...sources[ref] }] : []));
    return { record: 'section', ...revisionOf(entry, title), ...section, sources: cites };
  });
}
