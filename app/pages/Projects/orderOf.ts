import type { Order, TableView } from '../../../registry/table/view.ts';
import { fieldLabel, t, word } from '../../words/t.tsx';

const words: Readonly<Record<Order, string>> = {
  most: word('most first'),
  least: word('least first'),
  newest: word('newest first'),
  evidence: word('best evidence first'),
};

/** What a column is ordered by. */
export const orderWord = (by: Order): string => t(words[by]);

/** The order of a view in words. */
export const orderOf = ({ sort }: Pick<TableView, 'sort'>): string =>
  sort ? t('by {field}, {order}', { field: fieldLabel(sort.field).toLowerCase(), order: orderWord(sort.by) }) : t('by name');
