import { useEffect } from 'react';

/** The tab's title for a page's own. */
export const titleOf = (title: string): string => (title === 'DeML OS' ? title : `${title} · DeML OS`);

/** Names the tab after what the page shows. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = titleOf(title);
  }, [title]);
}
