import { asOf } from './moment.ts';
import { isSlug, periodFrom } from './parts.ts';

/** One note, in its month. */
export interface NoteView {
  /** YYYYMM. */
  period: number;
  slug: string;
}

/** `note/<period>/<slug>`; else null. */
export function parseNote(_params: URLSearchParams, [month, slug]: readonly string[]): NoteView | null {
  const period = periodFrom(month);
  return period !== null && isSlug(slug) ? { period, slug } : null;
}

/** The address of a note. */
export const noteHref = (period: number, slug: string): string => asOf(`#/note/${period}/${slug}`);
