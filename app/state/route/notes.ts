import { type NoteType, noteTypes, type Tag, tags } from '../../../registry/schema/vocabulary.ts';
import { asOf } from './moment.ts';
import { oneOf, periodFrom, queryOf, slugFrom } from './parts.ts';

/** The filters of the Notes page. Null: any. */
export interface NotesView {
  /** YYYYMM. */
  month: number | null;
  type: NoteType | null;
  tag: Tag | null;
  project: string | null;
}

export const defaultNotes: NotesView = { month: null, type: null, tag: null, project: null };

export function parseNotes(params: URLSearchParams): NotesView {
  return {
    month: periodFrom(params.get('month')),
    type: oneOf(noteTypes, params.get('type')),
    tag: oneOf(tags, params.get('tag')),
    project: slugFrom(params.get('project')),
  };
}

export const notesAddress = (view: NotesView): string =>
  `#/notes${queryOf({ ...view, month: view.month === null ? null : String(view.month) })}`;

/** The address of a view of the Notes page. */
export const notesHref = (view: Partial<NotesView> = {}): string => asOf(notesAddress({ ...defaultNotes, ...view }));
