import type { Entry } from '../../../registry/actions/index.ts';
import { parseCid } from '../../../registry/cid/index.ts';
import type { Collection } from '../../../registry/collection/index.ts';
import { type AnyRecord, type ExportFile, type ReadProfile, stateOf, type Unread } from '../../../registry/export/index.ts';
import { type GroupBlock, type Overview, readDocument } from '../../../registry/schema/index.ts';
import type { Group } from '../../../registry/schema/vocabulary.ts';
import { knownRevision } from '../../../registry/state/lastRevision.ts';
import type { EntryState } from '../../state/entryState.ts';
import { formatDay } from '../../state/format.ts';
import type { Access, RegisterState } from '../../state/reading.ts';
import { asOf } from '../../state/route/moment.ts';

/** What a page shows, for whoever takes it away. */
export interface Shown {
  title: string;
  /** Stands in the names of files, as `projects` or `note-toploc`. */
  name: string;
  address: string;
  subject: ExportFile['subject'];
  /** The collections that the page draws from. */
  collections: readonly Collection[];
  /** Something of it is still on its way. */
  waiting: boolean;
  records(blocks: Access['blocks']): Promise<AnyRecord[]>;
}

/** The view without its records: enough to cite it. */
export async function citedView(shown: Shown, access: Access, firstPage: NonNullable<RegisterState['firstPage']>): Promise<ExportFile> {
  const { blockNumber: block, timestamp: time } = firstPage;
  const heads = await access.heads();
  return {
    schema: 'deml.export/1',
    title: shown.title,
    url: `${location.origin}${location.pathname}${asOf(shown.address, String(block))}`,
    accessed: formatDay(new Date()),
    licence: 'CC-BY-4.0',
    state: await stateOf({ ...access.registry, block, time, since: await lastBlock(access, heads, block) }, shown.collections, heads),
    subject: shown.subject,
    records: [],
  };
}

const blocks = new WeakMap<readonly Entry[], Promise<bigint | null>>();

/** The block of the last revision; null where no RPC gives the events, which every other part of an export does without. */
function lastBlock({ chain, registry }: Access, entries: readonly Entry[], block: bigint): Promise<bigint | null> {
  const known =
    blocks.get(entries) ??
    knownRevision(chain, { registry, entries, block }).then((found) => {
      if (found === null) blocks.delete(entries); // another time the events may be given
      return found;
    });
  blocks.set(entries, known);
  return known;
}

/** The view with everything that it shows. */
export async function takenView(shown: Shown, access: Access, firstPage: NonNullable<RegisterState['firstPage']>): Promise<ExportFile> {
  const [view, records] = await Promise.all([citedView(shown, access, firstPage), shown.records(access.blocks)]);
  return { ...view, records };
}

const ABREAST = 8;

/** Profiles with those of their group blocks that are needed, verified like the page's own. */
export async function readGroups(
  rows: readonly EntryState<Overview>[],
  blocks: Access['blocks'],
  needed: (document: Overview) => readonly Group[],
): Promise<(ReadProfile | Unread)[]> {
  const profiles = rows.map((row) => (row.state === 'verified' ? { entry: row.entry, document: row.document, groups: [] } : unreadOf(row)));
  const wanted = profiles.flatMap((row) => ('reason' in row ? [] : needed(row.document).map((group) => ({ row, group })))).values();
  const worker = async () => {
    for (const { row, group } of wanted) {
      const cid = row.document.groups[group]['/'];
      (row.groups as GroupBlock[]).push(readDocument(await blocks.block(parseCid(cid).digest), 'deml.group/1', cid));
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, worker));
  return profiles;
}

/** The collections that some entries stand in, each once. */
export const collectionsOf = (entries: readonly Collection[]): Collection[] => [
  ...new Map(entries.map(({ kind, period }) => [`${kind}/${period}`, { kind, period }])).values(),
];

/** A row without a verified document, with what the page says of it. */
export const unreadOf = <D>(row: EntryState<D>): Unread => ({
  entry: row.entry,
  reason: 'error' in row ? row.error.message : 'It was still on its way.',
});
