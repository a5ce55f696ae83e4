import type { Overview } from '../schema/documents.ts';
import type { FieldId } from '../schema/fields.ts';
import type { FacetView } from './facets.ts';

/** Rows that lack a shown column: among the others, left out, or alone. */
export const gapViews = ['shown', 'hidden', 'only'] as const;
/** Ways to order rows by one column, in the order in which its head offers them. */
export const orders = ['most', 'least', 'newest', 'evidence'] as const;
export type Order = (typeof orders)[number];

/** Which rows of the table are asked for, and in which order. */
export interface TableView extends FacetView {
  find: string;
  gaps: (typeof gapViews)[number];
  /** Null: by name. */
  sort: { field: FieldId; by: Order } | null;
}

/** Every row, by name. */
export const anyView: TableView = {
  find: '',
  ...{ task: [], family: [], status: [], party: [], subsidy: [], entry: [], upgrade: [], life: [] },
  gaps: 'shown',
  sort: null,
};

/** The part of a profile that filters and orders read. */
export type Listed = Pick<Overview, 'slug' | 'name' | 'sentence' | 'life' | 'fields'>;

/** A row, with its document once that is verified: without it, only the key is known. */
export interface TableRow {
  entry: { key: string };
  document?: Listed;
}
