import type { Kind } from '../actions/words.ts';
import { cidOf, type Digest, parseCid } from '../cid/index.ts';
import { OffSchemaError } from '../errors/index.ts';
import { type Group, groups, readDocument, type SchemaName } from '../schema/index.ts';
import type { BlockReader } from '../verify/blockReader.ts';
import { itemsOf, type SearchItem } from './itemsOf.ts';

const schemas = { project: 'deml.project/1', metric: 'deml.metric/1', note: 'deml.note/1', page: 'deml.page/1' } as const satisfies Record<
  Kind,
  SchemaName
>;

/** The document of an entry, by the digest of its head. */
export interface DocumentOfEntry {
  kind: Kind;
  key: string;
  digest: Digest;
}

/**
 * The items of an entry's document, and the document that it says it replaces. Each block is read and checked against its
 * schema and its entry; of a profile all groups are read, or one. Errors: those of the reader, and the `content` family where a block is not what its place asks for.
 */
export async function readItems(
  reader: Pick<BlockReader, 'block'>,
  { kind, key, digest }: DocumentOfEntry,
  { group, signal }: { group?: Group; signal?: AbortSignal } = {},
): Promise<{ items: SearchItem[]; previous: Digest | null }> {
  const options = signal ? { signal } : {};
  const what = cidOf(digest);
  const document = readDocument(await reader.block(digest, options), schemas[kind], what);
  if (document.slug !== key) throw new OffSchemaError(what, [{ path: 'slug', reason: `is "${document.slug}", and its entry is "${key}"` }]);
  const own = itemsOf(document);
  const previous = document.previous === null ? null : parseCid(document.previous).digest;
  if (document.schema !== 'deml.project/1') return { items: own, previous };
  const blocks = await Promise.all(
    (group ? [group] : groups).map(async (name) => {
      const link = parseCid(document.groups[name]['/']).digest;
      const block = readDocument(await reader.block(link, options), 'deml.group/1', cidOf(link));
      if (block.group === name && block.slug === key) return itemsOf(block, document.name);
      throw new OffSchemaError(what, [{ path: `groups.${name}`, reason: `links the group ${block.group} of "${block.slug}"` }]);
    }),
  );
  return { items: [...own, ...blocks.flat()], previous };
}
