import type { Entry, Kind } from '../../registry/actions/words.ts';
import { type Digest, parseCid } from '../../registry/cid/index.ts';
import { DemlError } from '../../registry/errors/index.ts';
import type { ReadProfile } from '../../registry/export/recordsOf.ts';
import { type DocumentOf, type GroupBlock, type Overview, readDocument } from '../../registry/schema/index.ts';
import { type Group, groups } from '../../registry/schema/vocabulary.ts';
import { nameOf } from '../connect/entryName.ts';
import type { Register } from '../connect/openRegister.ts';

const schemaOf = { project: 'deml.project/1', metric: 'deml.metric/1', note: 'deml.note/1', page: 'deml.page/1' } as const;
export type DocumentOfKind<K extends Kind> = DocumentOf<(typeof schemaOf)[K]>;

/** An entry with its verified document, or with the reason why there is none. */
export type Row<K extends Kind> = { entry: Entry; document: DocumentOfKind<K> } | UnreadRow;

export interface UnreadRow {
  entry: Entry;
  reason: string;
  error: DemlError;
}

export const isUnread = (row: object): row is UnreadRow => 'error' in row;

/** The document of an entry. Throws where no gateway has it, or what they have is not it. */
export async function readEntry<K extends Kind>({ reader }: Register, entry: Entry, kind: K): Promise<DocumentOfKind<K>> {
  return readBytes(await reader.block(entry.digest), entry, kind);
}

const readBytes = <K extends Kind>(bytes: Uint8Array, entry: Entry, kind: K): DocumentOfKind<K> =>
  readDocument(bytes, schemaOf[kind], `${nameOf(entry)}, version ${entry.version},`) as DocumentOfKind<K>;

/** Every entry of a collection, in one CAR where a gateway has it. One that cannot be read costs itself only. */
export async function readCollection<K extends Kind>(register: Register, kind: K, period = 0): Promise<Row<K>[]> {
  const entries = await register.collection(kind, period);
  if (entries.length === 0) return [];
  const { found, failures } = await register.reader.collection({ kind, period }, entries);
  return entries.map((entry) => {
    try {
      const bytes = found.get(entry.digest);
      if (!bytes) throw failures.get(entry.digest);
      return { entry, document: readBytes(bytes, entry, kind) };
    } catch (error) {
      return unread(entry, error);
    }
  });
}

/** An entry whose document could not be verified; what is no error of ours is thrown on. */
export function unread(entry: Entry, error: unknown): UnreadRow {
  if (error instanceof DemlError) return { entry, reason: error.message, error };
  throw error;
}

/** A profile with its group blocks: all, or those that are needed. */
export async function readProfile(register: Register, entry: Entry, needed: readonly Group[] = groups): Promise<ReadProfile> {
  const document = await readEntry(register, entry, 'project');
  return { entry, document, groups: await groupsOf(register, document, needed) };
}

const groupsOf = ({ reader }: Register, { slug, groups: links }: Overview, needed: readonly Group[]): Promise<GroupBlock[]> =>
  Promise.all(
    needed.map(async (group) => {
      const digest: Digest = parseCid(links[group]['/']).digest;
      return readDocument(await reader.block(digest), 'deml.group/1', `project/${slug}, group ${group},`);
    }),
  );
