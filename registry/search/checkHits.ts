import { getHead, type Head } from '../actions/index.ts';
import { DemlError } from '../errors/index.ts';
import { getRevisions } from '../history/getRevisions.ts';
import type { Revision } from '../history/revision.ts';
import { fieldOf } from '../schema/index.ts';
import type { SearchItem } from './itemsOf.ts';
import { readItems } from './readItems.ts';
import type { SearchPlace } from './types.ts';
import type { SearchHit } from './wire.ts';

/** A hit, and what came of comparing it with the chain and its block. */
export type CheckedHit = SearchHit & Check;

export type Check =
  /**
   * The contract holds this version as its head, or its event names it as an earlier one, and the block says what the hit
   * shows. `approvedAt` is the chain's.
   */
  | { check: 'verified'; head: Head; approvedAt: number }
  /** The contract holds another version, or has never held this one: the gateway lags behind, or is ahead of the RPC. */
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
  const { chain, registry } = place;
  const headOf = oncePerEntry((entry) => getHead(chain, { registry, ...entry }));
  const revisionsOf = oncePerEntry((entry): Promise<Revision[]> => getRevisions(chain, { registry, ...entry }));
  const checked = await Promise.all(hits.map(async (hit) => ({ ...hit, ...(await checkOne(hit)) })));
  signal?.throwIfAborted();
  return checked;

  async function checkOne(hit: SearchHit): Promise<Check> {
    try {
      const head = await headOf(hit);
      const own = hit.approvedAt === null ? await eventOf(hit, head) : head;
      if (own?.digest !== hit.digest || own.version !== hit.version) return { check: 'moved', head };
      try {
        const group = hit.field === null || hit.kind !== 'project' ? {} : { group: fieldOf(hit.field).group };
        const { items } = await readItems(place.reader, hit, { ...group, ...(signal ? { signal } : {}) });
        const reason = own === head ? (departureFromHead(hit, head) ?? departure(hit, items)) : departure(hit, items);
        return reason === null ? { check: 'verified', head, approvedAt: own.approvedAt } : { check: 'false', head, reason };
      } catch (error) {
        if (error instanceof DemlError && error.family === 'content') return { check: 'false', head, reason: error.message };
        throw error;
      }
    } catch (error) {
      return { check: 'unread', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  /** What the chain recorded of a version before the head. */
  async function eventOf(hit: SearchHit, head: Head): Promise<Revision | undefined> {
    if (hit.version >= head.version) return undefined;
    return (await revisionsOf(hit)).find(({ version }) => version === hit.version);
  }
}

type EntryName = Pick<SearchHit, 'kind' | 'period' | 'key'>;

function oncePerEntry<T>(ask: (entry: EntryName) => Promise<T>): (entry: EntryName) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return ({ kind, period, key }) => {
    const name = `${kind}/${period}/${key}`;
    const answer = asked.get(name) ?? ask({ kind, period, key });
    asked.set(name, answer);
    return answer;
  };
}

const departureFromHead = (hit: SearchHit, head: Head): string | null =>
  hit.approvedAt === head.approvedAt && hit.retired === (head.status === 'retired') ? null : 'its approval is not that of the head';

/** In what a hit departs from the block, in words; null where in nothing. */
function departure(hit: SearchHit, items: readonly SearchItem[]): string | null {
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
