import { useEffect } from 'react';

/** Names the tab after what the page shows. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === 'DeML OS' ? title : `${title} · DeML OS`;
  }, [title]);
}
