import { useSyncExternalStore } from 'react';
import type { NoteView } from '../../state/route/note.ts';
import { LISTED, notePlace } from '../../state/route/notes.ts';

const KEY = 'reading-list';
const none: readonly NoteView[] = [];
const listeners = new Set<() => void>();
let kept: readonly NoteView[] | null = null;

const same = (a: NoteView, b: NoteView): boolean => a.period === b.period && a.slug === b.slug;
const written = ({ period, slug }: NoteView): string => `${period}.${slug}`;

/** Whether two lists hold the same notes, in whatever order. */
export const sameNotes = (a: readonly NoteView[], b: readonly NoteView[]): boolean =>
  a.length === b.length && a.every((one) => b.some((other) => same(one, other)));

function read(): readonly NoteView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.flatMap((one) => (typeof one === 'string' ? (notePlace(one) ?? []) : [])) : none;
  } catch {
    return none; // closed or spoiled storage: a list of nothing
  }
}

function subscribe(changed: () => void): () => void {
  const elsewhere = ({ key }: StorageEvent) => {
    if (key !== KEY) return;
    kept = null;
    changed();
  };
  listeners.add(changed);
  addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(changed);
    removeEventListener('storage', elsewhere);
  };
}

const current = (): readonly NoteView[] => {
  kept ??= read();
  return kept;
};

/** The notes that this browser keeps for its reader, the last kept first. */
export const useReadingList = (): readonly NoteView[] => useSyncExternalStore(subscribe, current, () => none);

/** Keeps this list and no other. */
export function keepList(list: readonly NoteView[]): void {
  kept = list.slice(0, LISTED);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept.map(written)));
  } catch {
    // The list then lasts as long as the page; its address holds it too.
  }
  for (const listener of listeners) listener();
}

/** Puts a note onto the list, or takes it off. */
export function toggleNote(note: NoteView): void {
  const list = current();
  keepList(list.some((one) => same(one, note)) ? list.filter((one) => !same(one, note)) : [note, ...list]);
}

export const isListed = (list: readonly NoteView[], note: NoteView): boolean => list.some((one) => same(one, note));
