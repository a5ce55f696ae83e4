import { useSyncExternalStore } from 'react';
import { holdsWhenDrawn } from './screen.ts';

/** Does a media query hold now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
    () => holdsWhenDrawn(query),
  );
}
