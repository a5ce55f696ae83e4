import type { Headline } from '../../../registry/schema/claim.ts';
import type { Overview } from '../../../registry/schema/documents.ts';
import { type FieldId, fieldOf } from '../../../registry/schema/fields.ts';
import { rungs } from '../../../registry/schema/vocabulary.ts';
import type { EntryState } from '../../state/register.ts';
import type { Order, ProjectsView } from '../../state/route.ts';

type Row = EntryState<Overview>;

/** The first headline claim of a cell, or undefined for an absence. */
export function headlineIn(document: Overview, field: FieldId): Headline | undefined {
  const cell = document.fields[field];
  return 'claims' in cell ? cell.claims[0] : undefined;
}

/** Whether a column's numbers may be ranked: `same`, or in how many ways they differ. Null: it holds no numbers, or fewer than two. */
export function comparability(documents: readonly Overview[], field: FieldId): 'same' | { differ: number; by: string } | null {
  const { value, comparableBy } = fieldOf(field);
  if (value !== 'number') return null;
  const numbers = documents
    .map((document) => headlineIn(document, field))
    .filter((claim) => typeof claim?.value === 'number') as Headline[];
  if (numbers.length < 2) return null;
  const units = new Set(numbers.map((claim) => claim.unit)).size;
  if (units > 1) return { differ: units, by: 'units' };
  if (!comparableBy?.length) return { differ: numbers.length, by: 'subjects' };
  const kinds = new Set(numbers.map((claim) => JSON.stringify(comparableBy.map((part) => claim[part] ?? null)))).size;
  return kinds > 1 ? { differ: kinds, by: 'workloads' } : 'same';
}

/** The orders that a column's head offers, first the one that says most. */
export function ordersOf(documents: readonly Overview[], field: FieldId): readonly Order[] {
  if (comparability(documents, field) === 'same') return ['most', 'least', 'newest', 'evidence'];
  return fieldOf(field).value === 'text' || fieldOf(field).value === 'number' || fieldOf(field).value === 'date'
    ? ['newest', 'evidence']
    : ['evidence', 'newest'];
}

/** What the head's next click asks for: each order once, then by name again. */
export function nextSort(documents: readonly Overview[], field: FieldId, sort: ProjectsView['sort']): ProjectsView['sort'] {
  const offered = ordersOf(documents, field);
  const by = sort?.field === field ? offered[offered.indexOf(sort.by) + 1] : offered[0];
  return by ? { field, by } : null;
}

/** Greater comes first; null: not known, comes last whatever the order. */
function keyOf(row: Row, { field, by }: NonNullable<ProjectsView['sort']>): number | null {
  const claim = row.state === 'verified' ? headlineIn(row.document, field) : undefined;
  if (!claim) return null;
  if (by === 'evidence') return rungs.indexOf(claim.rung);
  if (by === 'newest')
    return Number((fieldOf(field).value === 'date' ? String(claim.value) : claim.asOf).replaceAll('-', '').padEnd(8, '0'));
  return typeof claim.value === 'number' ? (by === 'most' ? claim.value : -claim.value) : null;
}

/** The name that a row is known by: the document's once it is verified, else the key on the chain. */
export const nameOf = (row: Row): string => (row.state === 'verified' ? row.document.name : row.entry.key);

/** Rows in the order asked for. By name, unless a column is given; a rank of numbers that do not compare is refused. */
export function orderRows(rows: readonly Row[], sort: ProjectsView['sort']): readonly Row[] {
  const byName = rows.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'en', { sensitivity: 'base' }));
  const documents = rows.flatMap((row) => (row.state === 'verified' ? [row.document] : []));
  if (!sort || !ordersOf(documents, sort.field).includes(sort.by)) return byName;
  return byName.toSorted((a, b) => {
    const [left, right] = [keyOf(a, sort), keyOf(b, sort)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return right - left;
  });
}

/** An order in words, for heads and for the line above the table. */
export const orderWords: Readonly<Record<Order, string>> = {
  most: 'most first',
  least: 'least first',
  newest: 'newest first',
  evidence: 'best evidence first',
};
