import { defaultMaps, type MapsView, mapsHref, parseMaps } from '../../state/route/maps.ts';
import { parseRoute } from '../../state/route.ts';
import { go } from '../../state/useRoute.ts';

/** Changes a part of the view in the address; another map or page of it is a step for "back" to undo. */
export function change(part: Partial<MapsView>): void {
  const route = parseRoute(location.hash);
  const view = route.page === 'maps' ? parseMaps(new URLSearchParams(route.params)) : defaultMaps;
  go(mapsHref({ ...view, ...part }), { replace: !('map' in part || 'from' in part) });
}
