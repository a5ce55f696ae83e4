import type { Kind } from '../../registry/actions/index.ts';
import { cidOf, type Digest, parseCid } from '../../registry/cid/index.ts';
import { profileOf } from '../../registry/claims/index.ts';
import type { Diffable } from '../../registry/diff/index.ts';
import { DemlError, OffSchemaError } from '../../registry/errors/index.ts';
import type { Known } from '../../registry/feeds/index.ts';
import { groups, readDocument } from '../../registry/schema/index.ts';
import { type BlockStore, rawCid } from '../blocks/store.ts';
import type { Journal } from '../journal.ts';

/** The document of an entry, as far as it is stored here and is what its place asks for. */
export async function readKnown(
  { store, journal }: { store: BlockStore; journal: Journal },
  { kind, key }: { kind: Kind; key: string },
  digest: Digest,
): Promise<Known> {
  try {
    return { state: 'read', document: await readWhole(store, kind, key, digest) };
  } catch (error) {
    if (error instanceof DemlError && error.family === 'content') return { state: 'refused', why: error.message };
    if (!(error instanceof DemlError)) journal.record('feeds', error);
    return { state: 'waiting' };
  }
}

async function readWhole(store: BlockStore, kind: Kind, key: string, digest: Digest): Promise<Diffable> {
  const read = (one: Digest) => store.get(rawCid(one));
  const what = cidOf(digest);
  const document = readDocument(await read(digest), `deml.${kind}/1`, what);
  if (document.slug !== key) throw new OffSchemaError(what, [{ path: 'slug', reason: `is "${document.slug}", and its entry is "${key}"` }]);
  if (document.schema !== 'deml.project/1') return document;
  const blocks = await Promise.all(
    groups.map(async (name) => {
      const link = parseCid(document.groups[name]['/']).digest;
      const block = readDocument(await read(link), 'deml.group/1', cidOf(link));
      if (block.group === name && block.slug === key) return block;
      throw new OffSchemaError(what, [{ path: `groups.${name}`, reason: `links the group ${block.group} of "${block.slug}"` }]);
    }),
  );
  return profileOf(document, blocks);
}
