import { type RowOrder, rowOrders } from '../../../registry/comparison/view.ts';
import { type FieldId, fieldIds } from '../../../registry/schema/fields.ts';
import { asOf } from './moment.ts';
import { isSlug, oneOf, queryOf } from './parts.ts';

/** Names that an address may hold: more than stand side by side, so that the page can say which are left out. */
const NAMED = 12;

/** The view of the Compare page. */
export interface CompareView {
  /** As they were named, in the order of the columns: the page says which of them are no systems. */
  systems: readonly string[];
  order: RowOrder;
  /** Rows that say the same of every system: as rows, or as one line. */
  equal: 'shown' | 'folded';
  /** What a cell holds: the words of the table, or the whole sentence. */
  cells: 'short' | 'sentences';
  /** The cell whose claims are open. */
  cell: { slug: string; field: FieldId } | null;
}

export const defaultCompare: CompareView = { systems: [], order: 'differences', equal: 'shown', cells: 'short', cell: null };

/** Systems as an address names them, a comma between; each once. */
export const systemsFrom = (text: string | null): readonly string[] =>
  [...new Set((text ?? '').split(',').map((one) => one.trim().toLowerCase().slice(0, 32)))].filter(Boolean).slice(0, NAMED);

export function parseCompare(params: URLSearchParams): CompareView {
  const [slug, field] = (params.get('cell') ?? '').split(/\.(.*)/s);
  const cellField = oneOf(fieldIds, field);
  return {
    systems: systemsFrom(params.get('systems')),
    order: oneOf(rowOrders, params.get('order')) ?? 'differences',
    equal: params.get('equal') === 'folded' ? 'folded' : 'shown',
    cells: params.get('cells') === 'sentences' ? 'sentences' : 'short',
    cell: isSlug(slug) && cellField ? { slug, field: cellField } : null,
  };
}

export const compareAddress = ({ systems, order, equal, cells, cell }: CompareView): string =>
  `#/compare${queryOf({
    systems: systems.join(','),
    order: order === 'differences' ? null : order,
    equal: equal === 'shown' ? null : equal,
    cells: cells === 'short' ? null : cells,
    cell: cell && `${cell.slug}.${cell.field}`,
  })}`;

/** The address of a comparison; what is left out is at its default. */
export const compareHref = (view: Partial<CompareView> = {}): string => asOf(compareAddress({ ...defaultCompare, ...view }));
