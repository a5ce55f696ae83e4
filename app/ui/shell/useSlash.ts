import { useEffect } from 'react';
import type { Route } from '../../state/route.ts';

/** `/` leads to the words of a search, from wherever nobody types. The table of projects has a field of its own for it. */
export function useSlash(page: Route['page']): void {
  useEffect(() => {
    if (page === 'projects') return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if ((event.target as Element).closest('input, select, textarea, [contenteditable]')) return;
      event.preventDefault();
      const field = document.querySelector<HTMLInputElement>('#search-q');
      if (field) field.select();
      else location.hash = '#/search';
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [page]);
}
