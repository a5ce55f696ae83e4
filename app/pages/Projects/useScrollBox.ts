import { type RefObject, useLayoutEffect } from 'react';

/**
 * A box that scrolls sideways would break the sticky head inside it. So: while the table fits, the box does not scroll
 * and CSS keeps the head; where it does not fit (`data-scrolls`), the head's offset follows the page in `--head`.
 */
export function useScrollBox(box: RefObject<HTMLDivElement | null>, width: number): void {
  // Before the first paint: a table drawn for one frame without its box would scroll the whole page sideways.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const place = () => {
      if (!element.hasAttribute('data-scrolls')) return;
      const { top, height } = element.getBoundingClientRect();
      const head = element.querySelector('thead')?.offsetHeight ?? 0;
      element.style.setProperty('--head', `${Math.min(Math.max(0, -top), Math.max(0, height - 2 * head))}px`);
    };
    const settle = () => {
      const scrolls = element.clientWidth + 1 < width + (Number.parseFloat(getComputedStyle(element).paddingRight) || 0);
      element.toggleAttribute('data-scrolls', scrolls);
      if (scrolls) element.tabIndex = -1;
      else element.style.removeProperty('--head');
      place();
    };
    settle();
    const watcher = new ResizeObserver(settle);
    watcher.observe(element);
    addEventListener('scroll', place, { passive: true });
    return () => {
      watcher.disconnect();
      removeEventListener('scroll', place);
    };
  }, [box, width]);
}
