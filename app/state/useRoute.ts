import { useSyncExternalStore } from 'react';
import { parseRoute, type Route } from './route.ts';

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
export const useRoute = (): Route => useSyncExternalStore(subscribe, current, current);

/** Goes to an address. `replace` for what "back" should not return to, as a filter half typed. */
export function go(address: string, { replace = false }: { replace?: boolean } = {}): void {
  if (address === location.hash) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', address);
  dispatchEvent(new HashChangeEvent('hashchange'));
}
