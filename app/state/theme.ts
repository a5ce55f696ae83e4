import { useState } from 'react';

const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The stored choice; `system` where there is none or storage is closed. */
function stored(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem('theme')) ?? 'system';
  } catch {
    return 'system';
  }
}

function apply(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Sets the stored theme before the first paint. */
export const applyStoredTheme = (): void => apply(stored());

/** The theme, and the way to the next one. */
export function useTheme(): [Theme, () => void] {
  const [theme, set] = useState(stored);
  const next = () => {
    const following = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
    try {
      localStorage.setItem('theme', following);
    } catch {
      // The choice then lasts as long as the page.
    }
    apply(following);
    set(following);
  };
  return [theme, next];
}
