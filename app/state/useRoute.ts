import { useSyncExternalStore } from 'react';
import { asOf, buildRoute, parseRoute, type Route } from './route.ts';

let last = { hash: '\0', route: parseRoute('') };

/** The route of the address bar; the same object while the hash is the same. */
function current(): Route {
  const { hash } = location;
  if (hash !== last.hash) last = { hash, route: parseRoute(hash) };
  return last.route;
}

function subscribe(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}

/** The route of this page, live. */
export const useRoute = (): Route => useSyncExternalStore(subscribe, current);

/** Goes to a route. `replace` for what "back" should not return to, as a filter half typed. */
export function go(route: Route, { replace = false }: { replace?: boolean } = {}): void {
  const hash = asOf(buildRoute(route));
  if (hash === location.hash) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
