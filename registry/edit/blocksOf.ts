import type { Kind } from '../actions/words.ts';
import { cidOf, type Digest, digestOf } from '../cid/index.ts';
import { buildProfile } from '../claims/index.ts';
import { groups, writeDocument } from '../schema/index.ts';
import type { Block, DraftBlocks, Drafts } from './types.ts';

/**
 * The blocks of a draft, with the digests that follow from their bytes. `held` are digests that the register names
 * already, as those of the head's groups: they need no upload. Throws `OffSchemaError` or `TooLargeError`.
 */
export async function blocksOf<K extends Kind>(kind: K, draft: Drafts[K], held: Iterable<Digest> = []): Promise<DraftBlocks> {
  const known = new Set(held);
  const parts: [name: string, bytes: Uint8Array][] =
    kind === 'project'
      ? (await buildProfile(draft, 'The draft')).bytes.map((bytes, i) => [i === 0 ? 'overview' : (groups[i - 1] as string), bytes])
      : [[kind, writeDocument(draft as Drafts['metric' | 'note' | 'page'], 'The draft')]];
  const blocks = await Promise.all(
    parts.map(async ([name, bytes]): Promise<Block> => {
      const digest = await digestOf(bytes);
      return { digest, cid: cidOf(digest), bytes, name, kept: known.has(digest) };
    }),
  );
  const { digest, cid } = blocks[0] as Block;
  return { digest, cid, blocks };
}
