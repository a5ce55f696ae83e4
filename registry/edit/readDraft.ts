import type { Kind } from '../actions/words.ts';
import { cidOf, type Digest, parseCid } from '../cid/index.ts';
import { profileOf } from '../claims/index.ts';
import { OffSchemaError } from '../errors/index.ts';
import { type DocumentOf, groups, readDocument } from '../schema/index.ts';
import type { BlockReader } from '../verify/index.ts';
import type { Drafts } from './types.ts';

const schemas = { metric: 'deml.metric/1', note: 'deml.note/1', page: 'deml.page/1' } as const;

/** A document in the form in which it is written, and the digests of all its blocks. */
export interface ReadDraft<K extends Kind> {
  document: Drafts[K];
  held: Digest[];
}

/** Reads a document of a kind by its digest, a profile with all its groups. Every byte is verified. */
export async function readDraft<K extends Kind>(
  reader: Pick<BlockReader, 'block'>,
  kind: K,
  digest: Digest,
  { signal }: { signal?: AbortSignal } = {},
): Promise<ReadDraft<K>> {
  const options = signal ? { signal } : {};
  const what = cidOf(digest);
  const bytes = await reader.block(digest, options);
  if (kind !== 'project') {
    const document = readDocument(bytes, schemas[kind as keyof typeof schemas], what) as DocumentOf<'deml.note/1'>;
    return { document: document as Drafts[K], held: [digest] };
  }
  const overview = readDocument(bytes, 'deml.project/1', what);
  const links = groups.map((group) => parseCid(overview.groups[group]['/']).digest);
  const blocks = await Promise.all(
    links.map(async (link, i) => {
      const block = readDocument(await reader.block(link, options), 'deml.group/1', cidOf(link));
      if (block.group === groups[i]) return block;
      throw new OffSchemaError(what, [{ path: `groups.${groups[i]}`, reason: `links the group ${block.group}` }]);
    }),
  );
  return { document: profileOf(overview, blocks) as Drafts[K], held: [digest, ...links] };
}
