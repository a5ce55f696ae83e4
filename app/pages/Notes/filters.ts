import type { Note } from '../../../registry/schema/index.ts';
import { labelOf } from '../../../registry/schema/vocabulary.ts';
import type { NotesView } from '../../state/route/notes.ts';
import type { Followed } from '../../ui/Follow.tsx';

/** The filters that a view can drop, in the order of the page. */
export const filterNames = ['type', 'tag', 'project'] as const;
export type FilterName = (typeof filterNames)[number];

const tests: Readonly<Record<FilterName, (note: Note, value: string) => boolean>> = {
  type: (note, value) => note.sourceType === value,
  tag: (note, value) => note.tags.some((tag) => tag === value),
  project: (note, value) => note.projects.includes(value),
};

/** Does a note pass every filter of the view. */
export function passes(note: Note, view: NotesView): boolean {
  return filterNames.every((name) => {
    const value = view[name];
    return value === null || tests[name](note, value);
  });
}

/** For each active filter: how many notes would show without it. Most first; filters whose removal shows none are left out. */
export function ifDropped(notes: readonly Note[], view: NotesView): { name: FilterName; value: string; count: number }[] {
  return filterNames
    .flatMap((name) => {
      const value = view[name];
      return value === null ? [] : [{ name, value, count: notes.filter((note) => passes(note, { ...view, [name]: null })).length }];
    })
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

/** What can be followed of a view: a feed holds one filter, so each stands by itself. */
export function followedIn(view: NotesView): Followed[] {
  const words = { type: 'Notes of the type', tag: 'Notes on', project: 'Project, with its notes:' };
  const filtered = filterNames.flatMap((name): Followed[] => {
    const value = view[name];
    return value === null ? [] : [{ label: `${words[name]} ${name === 'project' ? value : labelOf(value)}`, feed: `${name}/${value}` }];
  });
  return [...filtered, { label: 'All notes', feed: 'kind/note' }];
}

/** Newest first by the date of publication, then by title. */
export const byNewest = (a: Note, b: Note): number => b.publishedAt.localeCompare(a.publishedAt) || a.title.localeCompare(b.title);
