import { type ReactNode, useEffect } from 'react';

/**
 * In place of react-remove-scroll, which RainbowKit's dialog uses (vite.config.ts): that one writes a style element, and
 * the policy of a release refuses it. A property of the root is all that is needed.
 */
export function RemoveScroll({ enabled, children }: { enabled?: boolean; children?: ReactNode }) {
  useEffect(() => {
    if (!enabled) return;
    const { style } = document.documentElement;
    const before = style.overflow;
    style.overflow = 'hidden';
    return () => {
      style.overflow = before;
    };
  }, [enabled]);
  return <>{children}</>;
}
