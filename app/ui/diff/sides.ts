import type { Json } from '../../../registry/cid/index.ts';
import type { DiffItem, DiffPart } from '../../../registry/diff/types.ts';
import { t, word } from '../../words/t.tsx';
import { isSafeLink } from '../Leaving.tsx';

/** `now`: what the register holds; `proposed`: what it would hold. */
export type SideName = 'now' | 'proposed';

/** A cited source as the documents hold it. */
export interface SourceWords {
  title?: string | undefined;
  publisher?: string | undefined;
  kind?: string | undefined;
  url?: string | undefined;
}

/** The sources of both documents, by ref. */
export type SourcesOfSides = Readonly<Record<SideName, Readonly<Record<string, SourceWords>>>>;

/** A JSON object, or null for all else. */
export const objectOf = (value: Json | undefined): Readonly<Record<string, Json>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, Json>) : null;

/** What an item is on one side; undefined where it is not there. */
export const sideOf = (item: DiffItem, side: SideName): Json | undefined => (side === 'now' ? item.before : item.after);

/** The parts of an item that differ, by name; of several parts with one name, as of cited sources, the first. */
export function partOf(item: DiffItem, name: string): DiffPart | undefined {
  return item.parts.find((one) => one.part === name && one.of === undefined);
}

/** The refs that an item cites on one side. */
export function refsOf(item: DiffItem, side: SideName): string[] {
  if (item.subject === 'source') return item.id && sideOf(item, side) !== undefined ? [item.id] : [];
  const object = objectOf(sideOf(item, side));
  if (typeof object?.source === 'string') return [object.source];
  return Array.isArray(object?.sources) ? object.sources.filter((one) => typeof one === 'string') : [];
}

/** The https and ipfs addresses that an item rests on as proposed, or rested on if it was removed. */
export function addressesOf(item: DiffItem, sources: SourcesOfSides): string[] {
  const side: SideName = item.change === 'removed' ? 'now' : 'proposed';
  const cited = refsOf(item, side).map((ref) => sources[side][ref]?.url ?? sources[side === 'now' ? 'proposed' : 'now'][ref]?.url);
  const own = [sideOf(item, side), objectOf(sideOf(item, side))?.url];
  return [...new Set([...cited, ...own])].filter((url): url is string => typeof url === 'string' && isSafeLink(url));
}

/** A value in words where no mark draws it: `true` is yes, a list is told with commas, an object part by part. */
export function wordsOf(value: Json | undefined): string {
  if (value === undefined) return '';
  if (value === null) return t('none');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (Array.isArray(value)) return value.map(wordsOf).join(t(', ')) || t('none');
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, one]) => `${name}: ${wordsOf(one as Json)}`)
      .join('; ');
  return String(value);
}

/** The parts that differ and that `shown` does not draw: they are listed, so that nothing is hidden. */
export const restOf = (item: DiffItem, shown: readonly string[]): DiffPart[] =>
  item.parts.filter((one) => one.of !== undefined || !shown.includes(one.part));

/** The name of a part of a claim or reading as a reader says it. */
export const partLabel = (part: DiffPart): string => {
  if (part.ref)
    return part.of ? t('source “{ref}”, its {part}', { ref: part.ref, part: named(part.of) }) : t('source “{ref}”', { ref: part.ref });
  return named(part.part);
};

const labels: Readonly<Record<string, string>> = {
  asOf: word('held'),
  retrievedAt: word('read'),
  conflictsWith: word('disagrees with'),
  headline: word('stands in the table'),
  short: word('first line of the cell'),
  qualifier: word('second line of the cell'),
  leavesOut: word('leaves out'),
  rung: word('evidence'),
  url: word('address'),
};

const named = (part: string): string => t(labels[part] ?? part);
