import { type Cid, cidOf, type Digest, parseCid } from '../cid/index.ts';
import { DemlError, WrongEntryError } from '../errors/index.ts';
import { readDocument } from '../schema/index.ts';
import { entryName, readCollectionBlock, readStateBlock, type StateEntry } from './stateIndex.ts';

/** A block of a state: the name under which a CAR has it, and what it belongs to. */
export interface StateBlock {
  cid: Cid;
  digest: Digest;
  /** In words, as `project gensyn, verification`. */
  name: string;
}

const schemaOf = { project: 'deml.project/1', metric: 'deml.metric/1', note: 'deml.note/1', page: 'deml.page/1' } as const;

const at = (cid: Cid, name: string): StateBlock => ({ cid, digest: parseCid(cid).digest, name });

/** A document of a state, read by the schema of its kind, and the blocks that it links. Throws what is wrong with it. */
export function linkedBy(entry: StateEntry, bytes: Uint8Array): StateBlock[] {
  const name = entryName(entry);
  const document = readDocument(bytes, schemaOf[entry.kind], name);
  if (document.slug !== entry.key) throw new WrongEntryError(name, document.slug);
  if (document.schema !== 'deml.project/1') return [];
  // In the order of the canonical bytes, in which any walker of dag-json meets them.
  const links = Object.entries(document.groups).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return links.map(([group, link]) => at(link['/'], `${name}, ${group}`));
}

/** The digests that a document links; none where it is off schema, as nothing can be read from it. */
export function linksOf(entry: StateEntry, bytes: Uint8Array): Digest[] {
  try {
    return linkedBy(entry, bytes).map(({ digest }) => digest);
  } catch (error) {
    if (error instanceof DemlError) return [];
    throw error;
  }
}

/** A block of the walk, with its bytes where they are there, and what is wrong with them. */
export type Reached = StateBlock & { bytes: Uint8Array | undefined; error: DemlError | null; entry: StateEntry | null };

/**
 * Every block of a state, depth first: the order of its CAR. What hangs below a block that is missing or cannot be read is
 * not known. `get` gives verified bytes, or undefined.
 */
export async function* reach(
  root: Digest,
  get: (block: StateBlock) => Promise<Uint8Array | undefined> | Uint8Array | undefined,
): AsyncGenerator<Reached> {
  const state = at(cidOf(root, 'dag-json'), 'the state');
  const [stateReached, parts] = await read(state, null, async (bytes) => (await readStateBlock(bytes)).parts);
  yield stateReached;
  for (const { kind, period, root: cid } of parts ?? []) {
    const name = `the index of ${[kind, period || null].filter(Boolean).join(' ')}`;
    const [index, entries] = await read(at(cid, name), null, (bytes) => readCollectionBlock(bytes, name));
    yield index;
    for (const entry of entries ?? []) {
      const place = at(cidOf(entry.digest, 'dag-json'), entryName(entry));
      const [document, links] = await read(place, entry, (bytes) => linkedBy(entry, bytes));
      yield document;
      for (const link of links ?? []) {
        const [group] = await read(link, entry, (bytes) => readDocument(bytes, 'deml.group/1', link.name));
        yield group;
      }
    }
  }

  async function read<T>(
    block: StateBlock,
    entry: StateEntry | null,
    parse: (bytes: Uint8Array) => T | Promise<T>,
  ): Promise<[Reached, T | undefined]> {
    const bytes = await get(block);
    if (!bytes) return [{ ...block, bytes, entry, error: null }, undefined];
    try {
      return [{ ...block, bytes, entry, error: null }, await parse(bytes)];
    } catch (error) {
      if (!(error instanceof DemlError)) throw error;
      return [{ ...block, bytes, entry, error }, undefined];
    }
  }
}
