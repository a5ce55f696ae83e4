import { fieldOf } from '../../../registry/schema/fields.ts';
import { orderWords } from '../../../registry/table/order.ts';
import type { TableView } from '../../../registry/table/view.ts';

/** The order of a view in words. */
export const orderOf = ({ sort }: Pick<TableView, 'sort'>): string =>
  sort ? `by ${fieldOf(sort.field).label.toLowerCase()}, ${orderWords[sort.by]}` : 'by name';
