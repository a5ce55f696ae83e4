import type { Kind } from '../../../registry/actions/index.ts';
import { type Digest, parseCid } from '../../../registry/cid/index.ts';
import { profileOf } from '../../../registry/claims/index.ts';
import { groups, readDocument } from '../../../registry/schema/index.ts';
import type { Access } from '../../state/register.ts';
import type { Tree } from './tree.ts';

/** The document with a digest, in the form in which it is written: a profile in one piece. Every block is verified. */
export async function documentAt({ blocks }: Pick<Access, 'blocks'>, kind: Kind, digest: Digest): Promise<Tree> {
  const bytes = await blocks.block(digest);
  if (kind !== 'project') return readDocument(bytes, `deml.${kind}/1`) as unknown as Tree;
  const overview = readDocument(bytes, 'deml.project/1');
  const parts = await Promise.all(
    groups.map(async (group) => readDocument(await blocks.block(parseCid(overview.groups[group]['/']).digest), 'deml.group/1')),
  );
  return profileOf(overview, parts) as unknown as Tree;
}
