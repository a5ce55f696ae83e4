import type { PageSection } from './page.ts';

/** `[^ref]` in a text: a source of the page. In front of a parenthesis it would be a link. */
export const citation = /\[\^([a-z0-9][a-z0-9-]{0,63})\](?!\()/g;

/** The refs that a text cites, in its order. What stands in `code` is no citation. */
export const citedIn = (text: string): string[] => [...text.replace(/`[^`]*`/g, '').matchAll(citation)].map(([, ref]) => ref as string);

/** The texts of a section that may cite, in the order in which they are read. */
export function textsOf({ body, table }: Pick<PageSection, 'body' | 'table'>): { path: (string | number)[]; text: string }[] {
  const cells = (table?.rows ?? []).flatMap((row, r) => row.map((text, c) => ({ path: ['table', 'rows', r, c], text })));
  return [{ path: ['body'], text: body }, ...cells];
}
