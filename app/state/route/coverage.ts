import { type FieldId, fieldIds } from '../../../registry/schema/fields.ts';
import { asOf } from './moment.ts';
import { isSlug, oneOf, queryOf, slugFrom } from './parts.ts';

export const coverageOrders = ['unknown', 'dictionary'] as const;

/** The view of the Coverage page. */
export interface CoverageView {
  /** The least known first, or as the dictionary and the names have it. */
  order: (typeof coverageOrders)[number];
  /** One system alone; null: all. */
  system: string | null;
  /** Systems that stand before the first column. */
  from: number;
  /** The cell that stands open. */
  cell: { slug: string; field: FieldId } | null;
}

export const defaultCoverage: CoverageView = { order: 'unknown', system: null, from: 0, cell: null };

export function parseCoverage(params: URLSearchParams): CoverageView {
  const [slug, field] = (params.get('cell') ?? '').split(/\.(.*)/s);
  const cellField = oneOf(fieldIds, field);
  return {
    order: oneOf(coverageOrders, params.get('order')) ?? 'unknown',
    system: slugFrom(params.get('system')),
    from: /^\d{1,5}$/.test(params.get('from') ?? '') ? Number(params.get('from')) : 0,
    cell: isSlug(slug) && cellField ? { slug, field: cellField } : null,
  };
}

export const coverageAddress = ({ order, system, from, cell }: CoverageView): string =>
  `#/coverage${queryOf({
    order: order === 'unknown' ? null : order,
    system,
    from: from > 0 ? String(from) : null,
    cell: cell && `${cell.slug}.${cell.field}`,
  })}`;

/** The address of a view of the Coverage page; what is left out is at its default. */
export const coverageHref = (view: Partial<CoverageView> = {}): string => asOf(coverageAddress({ ...defaultCoverage, ...view }));
