import { type Group, groups } from '../../../registry/schema/vocabulary.ts';
import { asOf } from './moment.ts';
import { oneOf, queryOf, slugFrom } from './parts.ts';

export const mapNames = ['checks', 'evidence', 'shared'] as const;
export type MapName = (typeof mapNames)[number];
export const mapOrders = ['name', 'gap'] as const;

/** The view of the Maps page. */
export interface MapsView {
  /** Layers by verification families; the evidence ladder; shared parts. */
  map: MapName;
  as: 'picture' | 'table';
  /** The system whose marks stand out. */
  system: string | null;
  /** Of the evidence ladder: the fields of one group alone, and the order of the systems. */
  group: Group | null;
  order: (typeof mapOrders)[number];
  /** Systems that stand before the first line. */
  from: number;
}

export const defaultMaps: MapsView = { map: 'checks', as: 'picture', system: null, group: null, order: 'gap', from: 0 };

export function parseMaps(params: URLSearchParams): MapsView {
  return {
    map: oneOf(mapNames, params.get('map')) ?? 'checks',
    as: params.get('as') === 'table' ? 'table' : 'picture',
    system: slugFrom(params.get('system')),
    group: oneOf(groups, params.get('group')),
    order: oneOf(mapOrders, params.get('order')) ?? 'gap',
    from: /^\d{1,5}$/.test(params.get('from') ?? '') ? Number(params.get('from')) : 0,
  };
}

export const mapsAddress = ({ map, as, system, group, order, from }: MapsView): string =>
  `#/maps${queryOf({
    map: map === 'checks' ? null : map,
    as: as === 'picture' ? null : as,
    system,
    group,
    order: order === 'gap' ? null : order,
    from: from > 0 ? String(from) : null,
  })}`;

/** The address of a view of the Maps page; what is left out is at its default. */
export const mapsHref = (view: Partial<MapsView> = {}): string => asOf(mapsAddress({ ...defaultMaps, ...view }));
