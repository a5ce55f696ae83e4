import { type RefObject, useEffect } from 'react';

/**
 * Makes out all marks of one system: of the chosen one, else of that under the pointer or the focus. On the elements and
 * not through state, since a picture has some hundred marks and a pointer crosses many of them.
 */
export function useMadeOut(box: RefObject<HTMLElement | null>, chosen: string | null): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let shown: string | null = null;
    const show = (slug: string | null) => {
      shown = slug;
      for (const mark of element.querySelectorAll<HTMLElement>('[data-system]'))
        mark.toggleAttribute('data-made-out', mark.dataset.system === slug);
      element.toggleAttribute('data-making-out', slug !== null);
    };
    const over = (event: Event) => {
      const slug = (event.target as Element).closest<HTMLElement>('[data-system]')?.dataset.system ?? chosen;
      if (slug !== shown) show(slug);
    };
    const left = () => shown !== chosen && show(chosen);
    show(chosen);
    const watcher = new MutationObserver(() => show(shown));
    watcher.observe(element, { childList: true, subtree: true });
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerleave', left);
    element.addEventListener('focusin', over);
    element.addEventListener('focusout', left);
    return () => {
      watcher.disconnect();
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', left);
      element.removeEventListener('focusin', over);
      element.removeEventListener('focusout', left);
    };
  }, [box, chosen]);
}
