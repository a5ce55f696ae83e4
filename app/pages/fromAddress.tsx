import { type ComponentType, lazy, useMemo } from 'react';
import type { Route } from '../state/route.ts';

const Missing = lazy(() => import('./Missing.tsx'));

/** What a codec of `state/route/` reads from an address: its parameters, and the words after the first; null: it leads nowhere. */
type Parse<View> = (params: URLSearchParams, words: readonly string[]) => View | null;

/** A page that reads its own address: `view` stays the same object while the address does. */
export function fromAddress<View>(parse: Parse<View>, Page: ComponentType<{ view: View; route: Route }>): ComponentType<{ route: Route }> {
  return function FromAddress({ route }) {
    const view = useMemo(() => parse(new URLSearchParams(route.params), route.path.split('/').slice(1)), [route]);
    return view === null ? <Missing route={route} /> : <Page view={view} route={route} />;
  };
}
