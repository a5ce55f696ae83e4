import { itemOf, leaningOn } from '../diff/diffDocuments.ts';
import type { DiffItem } from '../diff/types.ts';
import type { Line, Value } from './types.ts';

/** What one value changed in the one before it, part by part, as a difference of documents shows it. */
export function differenceOf(line: Line, { before, after, step: { from, to } }: Value): DiffItem {
  const { key, subject, group, label, name: path, field } = line;
  const unit = { key, subject, group, label, path, ...(field ? { field } : {}), ...(path.includes('.') ? {} : { id: path }) };
  const sourcesIn = (document: object | undefined) => (document && 'sources' in document ? (document.sources as never) : undefined);
  const was = before === undefined ? undefined : { ...unit, value: before };
  const is = after === undefined ? undefined : { ...unit, value: after };
  return itemOf(was, is, leaningOn(sourcesIn(from?.document), sourcesIn(to.document))) as DiffItem;
}
