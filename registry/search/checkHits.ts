import { getHead, type Head } from '../actions/index.ts';
import { DemlError } from '../errors/index.ts';
import { fieldOf } from '../schema/index.ts';
import type { SearchItem } from './itemsOf.ts';
import { readItems } from './readItems.ts';
import type { SearchPlace } from './types.ts';
import type { SearchHit } from './wire.ts';

/** A hit, and what came of comparing it with the chain and its block. */
export type CheckedHit = SearchHit & Check;

export type Check =
  /** It is of the head that the contract holds, and the head's block says what it shows. */
  | { check: 'verified'; head: Head }
  /** The contract holds another version: the gateway lags behind, or is ahead of the RPC. */
  | { check: 'moved'; head: Head }
  /** The block does not say what the hit shows. */
  | { check: 'false'; head: Head; reason: string }
  /** The chain, or every gateway of its block, did not answer: nothing is known. */
  | { check: 'unread'; reason: string };

/** Checks each hit. Never throws for a gateway or the chain. */
export async function checkHits(
  place: Pick<SearchPlace, 'chain' | 'registry' | 'reader'>,
  hits: readonly SearchHit[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<CheckedHit[]> {
  const heads = new Map<string, Promise<Head>>();
  const headOf = ({ kind, period, key }: SearchHit): Promise<Head> => {
    const name = `${kind}/${period}/${key}`;
    const known = heads.get(name) ?? getHead(place.chain, { registry: place.registry, kind, period, key });
    heads.set(name, known);
    return known;
  };
  const checked = await Promise.all(hits.map(async (hit) => ({ ...hit, ...(await checkOne(hit)) })));
  signal?.throwIfAborted();
  return checked;

  async function checkOne(hit: SearchHit): Promise<Check> {
    try {
      const head = await headOf(hit);
      if (head.digest !== hit.digest || head.version !== hit.version) return { check: 'moved', head };
      try {
        const group = hit.field === null || hit.kind !== 'project' ? {} : { group: fieldOf(hit.field).group };
        const reason = departure(hit, head, await readItems(place.reader, hit, { ...group, ...(signal ? { signal } : {}) }));
        return reason === null ? { check: 'verified', head } : { check: 'false', head, reason };
      } catch (error) {
        if (error instanceof DemlError && error.family === 'content') return { check: 'false', head, reason: error.message };
        throw error;
      }
    } catch (error) {
      return { check: 'unread', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** In what a hit departs from the block, in words; null where in nothing. */
function departure(hit: SearchHit, head: Head, items: readonly SearchItem[]): string | null {
  if (hit.approvedAt !== head.approvedAt || hit.retired !== (head.status === 'retired')) return 'its approval is not that of the head';
  const item = items.find(({ part, id, field }) => part === hit.part && id === hit.id && field === hit.field);
  if (!item) return `the document has no ${hit.part} "${hit.id ?? ''}"`;
  if (item.title !== hit.title.text || !areInside(hit.title.marks, hit.title.text)) return 'its title is another one';
  if (item.date !== hit.date) return 'its date is another one';
  const { snippet } = hit;
  if (snippet === null) return null;
  const whole = item.texts.find(({ path }) => path === snippet.path)?.text;
  const says = whole?.slice(snippet.at, snippet.at + snippet.text.length) === snippet.text && whole.length === snippet.length;
  return says && areInside(snippet.marks, snippet.text) ? null : `its "${snippet.path}" does not say so`;
}

/** Whether marks lie inside their text, one behind the other. */
const areInside = (marks: SearchHit['title']['marks'], text: string): boolean =>
  marks.every(([from, to], i) => from < to && to <= text.length && from >= (marks[i - 1]?.[1] ?? 0));
