import { useEffect } from 'react';

/** Serif and mono, at once: these pages may read no entry, for which LateFonts waits. */
export function useLateFonts(): void {
  useEffect(() => {
    void import('../../ui/lateFonts.css').catch(() => {}); // offline: the local faces stay
  }, []);
}
