import type { Note } from '../../../registry/schema/index.ts';
import type { NotesView } from '../../state/route/notes.ts';
import type { Followed } from '../../ui/Follow.tsx';
import { label, t, word } from '../../words/t.tsx';

/** The filters that a view can drop, in the order of the page. */
export const filterNames = ['type', 'tag', 'project'] as const;
export type FilterName = (typeof filterNames)[number];

/** The filters as a reader sees them. */
export const filterWords = { type: word('type'), tag: word('tag'), project: word('project') } as const;

/** What a note has under a filter. */
const valuesOf: Readonly<Record<FilterName, (note: Note) => readonly string[]>> = {
  type: (note) => [note.sourceType],
  tag: (note) => note.tags,
  project: (note) => note.projects,
};

const passesOne = (note: Note, view: NotesView, name: FilterName): boolean => {
  const value = view[name];
  return value === null || valuesOf[name](note).includes(value);
};

/** Does a note pass every filter of the view. */
export const passes = (note: Note, view: NotesView): boolean => filterNames.every((name) => passesOne(note, view, name));

/** For each filter: how many notes each of its values would show beside the other filters. One walk, as a month can be long. */
export function choicesOf(notes: readonly Note[], view: NotesView): Readonly<Record<FilterName, ReadonlyMap<string, number>>> {
  const counts = { type: new Map<string, number>(), tag: new Map<string, number>(), project: new Map<string, number>() };
  for (const note of notes)
    for (const name of filterNames)
      if (filterNames.every((other) => other === name || passesOne(note, view, other)))
        for (const value of valuesOf[name](note)) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
  return counts;
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
  const words: Readonly<Record<FilterName, (value: string) => string>> = {
    type: (value) => t('Notes of the type {value}', { value: label(value) }),
    tag: (value) => t('Notes on {value}', { value: label(value) }),
    project: (value) => t('Project, with its notes: {value}', { value }),
  };
  const filtered = filterNames.flatMap((name): Followed[] => {
    const value = view[name];
    return value === null ? [] : [{ label: words[name](value), feed: `${name}/${value}` }];
  });
  return [...filtered, { label: t('All notes'), feed: 'kind/note' }];
}

/** Newest first by the date of publication, then by title. */
export const byNewest = (a: Note, b: Note): number =>
  a.publishedAt === b.publishedAt ? a.title.localeCompare(b.title) : a.publishedAt < b.publishedAt ? 1 : -1;
