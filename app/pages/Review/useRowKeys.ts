import { useEffect, useRef } from 'react';

/** j and k, and the arrows while a row has the focus, go from link to link of a list. */
export function useRowKeys<E extends HTMLElement = HTMLElement>(selector = '.queue-row a') {
  const list = useRef<E>(null);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('input, select, textarea, dialog')) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      const step =
        event.key === 'j' || (at >= 0 && event.key === 'ArrowDown')
          ? 1
          : event.key === 'k' || (at >= 0 && event.key === 'ArrowUp')
            ? -1
            : 0;
      if (step === 0) return;
      const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [selector]);
  return list;
}
