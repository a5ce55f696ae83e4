import { type RefObject, useEffect, useState } from 'react';

const waiting = new WeakMap<Element, () => void>();
let watcher: IntersectionObserver | undefined;

/** True once an element has come into view, and from then on. One observer serves a whole table. */
export function useSeen(box: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element || seen) return;
    watcher ??= new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) waiting.get(target)?.();
    });
    waiting.set(element, () => setSeen(true));
    watcher.observe(element);
    return () => watcher?.unobserve(element);
  }, [box, seen]);
  return seen;
}
