import type { Entry } from '../../registry/actions/index.ts';
import { type HeldRelease, placeOf } from '../../registry/release/index.ts';
import type { Language } from '../words/preferred.ts';

/** The folder of each language: English stands at the root. */
export const folders = { en: '', zh: 'zh/' } as const satisfies Record<Language, string>;

/** Pages that every release has, with the pages of text that are linked by a name of their own. */
const always = ['', 'projects/', 'coverage/', 'maps/', 'notes/', 'reference/', 'lab/'];
const named = ['methodology', 'about'];

/** More than these get no page of their own: a release of 1,000 systems and 100,000 notes would be gigabytes. The app shows all. */
const MOST = { systems: 300, months: 60, notes: 600, texts: 60 };

/** The paths of the static pages of a release, without language: what its state holds, of notes the newest. */
export function pathsOf(held: HeldRelease): string[] {
  const of = (kind: Entry['kind'], period = 0): Entry[] =>
    (held.heads.get(placeOf({ kind, period })) ?? []).filter(({ digest }) => held.blocks.has(digest));
  const months = held.state.firstPage.periods.filter((period) => of('note', period).length > 0).slice(0, MOST.months);
  const notes = months.flatMap((period) => of('note', period)).slice(0, MOST.notes);
  const texts = of('page').slice(0, MOST.texts);
  return [
    ...always,
    ...of('project')
      .slice(0, MOST.systems)
      .map(({ key }) => `project/${key}/`),
    ...months.map((period) => `notes/${period}/`),
    ...notes.map(({ period, key }) => `note/${period}/${key}/`),
    ...texts.flatMap(({ key }) => (key === 'home' ? [] : [named.includes(key) ? `${key}/` : `reference/${key}/`])),
  ];
}

/** The module of the page that a path shows, as the build names it. */
export function moduleOf(path: string): string {
  const page = path.split('/')[0] || 'home';
  const name = named.includes(page) ? 'Text' : `${page.charAt(0).toUpperCase()}${page.slice(1)}`;
  return `pages/${name}/${name}.tsx`;
}
