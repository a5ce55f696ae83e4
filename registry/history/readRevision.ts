import type { Kind } from '../actions/words.ts';
import { type Digest, parseCid } from '../cid/index.ts';
import { profileOf } from '../claims/index.ts';
import { DemlError } from '../errors/index.ts';
import { groups, readDocument } from '../schema/index.ts';
import type { BlockReader } from '../verify/index.ts';
import type { Revision } from './revision.ts';
import type { EntryDocument, ReadRevision } from './types.ts';

/** The document with a digest in one piece: a profile with all its groups. Every block is verified. */
export async function readWhole(blocks: Pick<BlockReader, 'block'>, kind: Kind, digest: Digest): Promise<EntryDocument> {
  const bytes = await blocks.block(digest);
  if (kind !== 'project') return readDocument(bytes, `deml.${kind}/1`);
  const overview = readDocument(bytes, 'deml.project/1');
  const parts = await Promise.all(
    groups.map(async (group) => readDocument(await blocks.block(parseCid(overview.groups[group]['/']).digest), 'deml.group/1')),
  );
  return profileOf(overview, parts);
}

/** A revision with its document, or with what keeps it away. */
export async function readRevision(blocks: Pick<BlockReader, 'block'>, kind: Kind, revision: Revision): Promise<ReadRevision> {
  try {
    return { revision, document: await readWhole(blocks, kind, revision.digest) };
  } catch (error) {
    if (!(error instanceof DemlError)) throw error;
    return { revision, error };
  }
}
