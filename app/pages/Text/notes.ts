import { citedIn, textsOf } from '../../../registry/schema/citations.ts';
import type { Page, PageSection } from '../../../registry/schema/index.ts';

/** A source of a page as a numbered note, and the sections that cite it. */
export interface Note {
  ref: string;
  number: number;
  sections: PageSection[];
}

/** The notes of a page, in the order in which its sources are first cited. */
export function notesOf({ sections, sources = {} }: Pick<Page, 'sections' | 'sources'>): Map<string, Note> {
  const notes = new Map<string, Note>();
  for (const section of sections)
    for (const ref of textsOf(section).flatMap(({ text }) => citedIn(text))) {
      if (!Object.hasOwn(sources, ref)) continue; // a draft may cite what is not there yet
      const note = notes.get(ref) ?? { ref, number: notes.size + 1, sections: [] };
      if (!note.sections.includes(section)) note.sections.push(section);
      notes.set(ref, note);
    }
  return notes;
}
