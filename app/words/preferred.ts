export const languages = ['en', 'zh'] as const;
/** Of the interface. Documents keep the language they were approved in. */
export type Language = (typeof languages)[number];

/** What a page says of its language. */
export const tags = { en: 'en', zh: 'zh-Hans' } as const satisfies Record<Language, string>;

/** The language that the reader chose, else the first of the browser's that there is. */
export function preferred(): Language {
  const wanted = (tag: string) => languages.find((one) => tag.toLowerCase().split('-')[0] === one);
  try {
    const stored = wanted(localStorage.getItem('language') ?? '');
    if (stored) return stored;
  } catch {
    // Storage is closed: the browser's languages decide.
  }
  return navigator.languages.map(wanted).find(Boolean) ?? 'en';
}
