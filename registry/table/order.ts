import type { Headline } from '../schema/claim.ts';
import { type FieldId, fieldOf } from '../schema/fields.ts';
import { rungs } from '../schema/vocabulary.ts';
import type { Listed, Order, TableRow, TableView } from './view.ts';

type Sort = TableView['sort'];

/** The first headline claim of a cell, or undefined for an absence. */
export function headlineIn(document: Listed, field: FieldId): Headline | undefined {
  const cell = document.fields[field];
  return 'claims' in cell ? cell.claims[0] : undefined;
}

/** `same`: a column's numbers may be ranked; else in how many ways they differ. Null: it holds no numbers, or fewer than two. */
export type Comparability = 'same' | { differ: number; by: string } | null;

/** Whether the numbers of a column may be ranked against each other. */
export function comparability(documents: readonly Listed[], field: FieldId): Comparability {
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
export function ordersOf(column: Comparability, field: FieldId): readonly Order[] {
  if (column === 'same') return ['most', 'least', 'newest', 'evidence'];
  return fieldOf(field).value === 'text' || fieldOf(field).value === 'number' || fieldOf(field).value === 'date'
    ? ['newest', 'evidence']
    : ['evidence', 'newest'];
}

/** What the head's next click asks for: each order once, then by name again. */
export function nextSort(column: Comparability, field: FieldId, sort: Sort): Sort {
  const offered = ordersOf(column, field);
  const by = sort?.field === field ? offered[offered.indexOf(sort.by) + 1] : offered[0];
  return by ? { field, by } : null;
}

/** Greater comes first; null: not known, comes last whatever the order. */
function keyOf({ document }: TableRow, { field, by }: NonNullable<Sort>): number | null {
  const claim = document && headlineIn(document, field);
  if (!claim) return null;
  if (by === 'evidence') return rungs.indexOf(claim.rung);
  if (by === 'newest')
    return Number((fieldOf(field).value === 'date' ? String(claim.value) : claim.asOf).replaceAll('-', '').padEnd(8, '0'));
  return typeof claim.value === 'number' ? (by === 'most' ? claim.value : -claim.value) : null;
}

/** The name that a row is known by: the document's once it is verified, else the key on the chain. */
export const nameOf = ({ document, entry }: TableRow): string => document?.name ?? entry.key;

const byName = new Intl.Collator('en', { sensitivity: 'base' });

/** Which of two rows comes first: by the column of the order, then by name. */
export function compareRows(sort: Sort): (a: TableRow, b: TableRow) => number {
  const names = (a: TableRow, b: TableRow) => byName.compare(nameOf(a), nameOf(b));
  if (!sort) return names;
  return (a, b) => {
    const [left, right] = [keyOf(a, sort), keyOf(b, sort)];
    if (left === right) return names(a, b);
    return left === null ? 1 : right === null ? -1 : right - left;
  };
}

/** The order that a view really has: a rank of numbers that do not compare is refused, and what is left is by name. */
export function offeredSort(rows: readonly TableRow[], sort: Sort): Sort {
  const documents = rows.flatMap(({ document }) => document ?? []);
  return sort && ordersOf(comparability(documents, sort.field), sort.field).includes(sort.by) ? sort : null;
}

/** Rows in the order asked for. By name, unless a column is given. */
export function orderRows<R extends TableRow>(rows: readonly R[], sort: Sort): readonly R[] {
  return rows.toSorted(compareRows(offeredSort(rows, sort)));
}
