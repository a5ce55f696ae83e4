import { type NoteType, noteTypes, type Tag, tags } from '../../../registry/schema/vocabulary.ts';
import { asOf } from './moment.ts';
import type { NoteView } from './note.ts';
import { isSlug, oneOf, periodFrom, queryOf, slugFrom } from './parts.ts';

/** The filters of the Notes page. Null: any. */
export interface NotesView {
  /** YYYYMM. */
  month: number | null;
  /** All months of a year; a month says more. */
  year: number | null;
  type: NoteType | null;
  tag: Tag | null;
  project: string | null;
  /** A reading list in place of the journal: these notes, whoever made it. */
  list: readonly NoteView[] | null;
}

export const defaultNotes: NotesView = { month: null, year: null, type: null, tag: null, project: null, list: null };

/** Notes of one reading list. */
export const LISTED = 100;

/** A note in a list, as `202603.verde`; else null. */
export function notePlace(text: string): NoteView | null {
  const [month, slug, ...more] = text.split('.');
  const period = periodFrom(month);
  return period !== null && isSlug(slug) && more.length === 0 ? { period, slug } : null;
}

const listFrom = (text: string | null): NoteView[] | null =>
  text === null ? null : [...new Set(text.split(','))].flatMap((one) => notePlace(one) ?? []).slice(0, LISTED);

export function parseNotes(params: URLSearchParams): NotesView {
  const month = periodFrom(params.get('month'));
  const year = /^[1-9]\d{3}$/.test(params.get('year') ?? '') ? Number(params.get('year')) : null;
  return {
    month,
    year: month === null ? year : null,
    type: oneOf(noteTypes, params.get('type')),
    tag: oneOf(tags, params.get('tag')),
    project: slugFrom(params.get('project')),
    list: listFrom(params.get('list')),
  };
}

export const notesAddress = ({ month, year, list, ...view }: NotesView): string =>
  `#/notes${queryOf({
    ...view,
    month: month === null ? null : String(month),
    year: year === null || month !== null ? null : String(year),
    list: list && (list.map(({ period, slug }) => `${period}.${slug}`).join(',') || 'none'),
  })}`;

/** The address of a view of the Notes page. */
export const notesHref = (view: Partial<NotesView> = {}): string => asOf(notesAddress({ ...defaultNotes, ...view }));
