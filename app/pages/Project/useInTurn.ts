import { useEffect } from 'react';

/**
 * Lays out the sections that are far from the screen (`project.css`), one at a time while nothing else is to be done: a profile is
 * thirty screens long, and all of it at once would hold the page up.
 */
export function useInTurn(ready: boolean): void {
  useEffect(() => {
    if (!ready || !('requestIdleCallback' in window)) return;
    const lay = () => {
      const section = document.querySelector<HTMLElement>('.profile-inturn .profile-section:not([data-laid])');
      if (!section) return;
      section.dataset.laid = '';
      next = requestIdleCallback(lay);
    };
    let next = requestIdleCallback(lay);
    return () => cancelIdleCallback(next);
  }, [ready]);
}
