import { useSyncExternalStore } from 'react';
import { type Language, tags } from './preferred.ts';

export { type Language, languages, preferred } from './preferred.ts';
/** What an English text of the interface is in another language, by that text. */
export type Catalog = Readonly<Record<string, string>>;

const listeners = new Set<() => void>();
let shown: Language = 'en';
let catalog: Catalog | null = null;

/** The catalog of the language that is shown; null for English, in which the texts are written. */
export const shownCatalog = (): Catalog | null => catalog;

/** Shows a language, once its catalog is there. */
export async function show(language: Language): Promise<void> {
  catalog = language === 'en' ? null : (await import('./zh/index.ts')).zh;
  shown = language;
  if (typeof document !== 'undefined') document.documentElement.lang = tags[language];
  for (const listener of listeners) listener();
}

/** The language shown, and the way to another one, which this browser keeps. */
export function useLanguage(): [Language, (language: Language) => Promise<void>] {
  const language = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => shown,
    () => shown,
  );
  return [
    language,
    async (next) => {
      await show(next);
      try {
        localStorage.setItem('language', next);
      } catch {
        // The choice then lasts as long as the page.
      }
    },
  ];
}
