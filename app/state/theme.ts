import { useSyncExternalStore } from 'react';
import { applyTheme, storedTheme, type Theme, themes } from './storedTheme.ts';

const listeners = new Set<() => void>();
let shown: Theme | undefined;

/** The theme, and the way to the next one. A page that is drawn without a browser has that of the system. */
export function useTheme(): [Theme, () => void] {
  const theme = useSyncExternalStore<Theme>(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => (shown ??= storedTheme()),
    () => 'system',
  );
  return [
    theme,
    () => {
      shown = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
      try {
        localStorage.setItem('theme', shown);
      } catch {
        // The choice then lasts as long as the page.
      }
      applyTheme(shown);
      for (const listener of listeners) listener();
    },
  ];
}
