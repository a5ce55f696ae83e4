import { useEffect } from 'react';

/** Brings serif and mono: at once on a page that may read no entry, or when it is due. */
export function useLateFonts(due = true): void {
  useEffect(() => {
    if (due) void import('./lateFonts.css').catch(() => {}); // offline: the local faces stay
  }, [due]);
}
