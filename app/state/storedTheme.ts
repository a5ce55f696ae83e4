export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The stored choice; `system` where there is none or storage is closed. */
export function storedTheme(): Theme {
  try {
    return themes.find((theme) => theme === localStorage.getItem('theme')) ?? 'system';
  } catch {
    return 'system';
  }
}

export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Sets the stored theme before the first paint. */
export const applyStoredTheme = (): void => applyTheme(storedTheme());
