import type { DiffItem, DocumentDiff } from '../../../registry/diff/types.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { plural } from '../../state/format.ts';
import { objectOf } from '../../ui/diff/sides.ts';

/** Fields of the condensed table in which a reader would see another cell. */
export function cellsChanged(diff: DocumentDiff): FieldId[] {
  const touching = (item: DiffItem): boolean =>
    item.subject === 'absence' || (item.subject === 'claim' && [item.before, item.after].some((side) => objectOf(side)?.headline === true));
  const fields = diff.groups.flatMap(({ items }) => items.filter(touching).flatMap(({ field }) => (field ? [field] : [])));
  return [...new Set(fields)].filter((field) => fieldOf(field).column);
}

/** What a careful eye looks at first: evidence that falls, claims that go, absences in place of claims. */
export function warningsIn(diff: DocumentDiff): string[] {
  const items = diff.groups.flatMap((group) => group.items);
  const count = (test: (item: DiffItem) => boolean): number => items.filter(test).length;
  const said = (n: number, words: string) => (n === 0 ? [] : [words]);
  const counts = {
    weaker: count((item) => item.parts.some((part) => part.weaker)),
    removed: count((item) => item.subject === 'claim' && item.change === 'removed'),
    absent: count((item) => item.subject === 'absence' && item.change === 'added'),
    nowhere: count((item) => item.subject === 'source' && item.change !== 'removed' && !objectOf(item.after)?.url),
  };
  return [
    ...said(counts.weaker, plural(counts.weaker, 'claim falls in evidence', 'claims fall in evidence')),
    ...said(counts.removed, plural(counts.removed, 'claim is removed', 'claims are removed')),
    ...said(counts.absent, plural(counts.absent, 'absence is added', 'absences are added')),
    ...said(counts.nowhere, plural(counts.nowhere, 'source has no address', 'sources have no address')),
  ];
}

/** Items that differ, those of the revision itself left out, as the counts of the difference are. */
export const itemsIn = (diff: DocumentDiff): DiffItem[] => diff.groups.flatMap(({ items }) => items);
