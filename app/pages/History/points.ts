import { type Revision, revisionAt } from '../../../registry/history/index.ts';
import { parseMoment } from '../../../registry/past/index.ts';

/** A point in the life of an entry, as an address names it, and the revision that stood then; null before the first. */
export interface Point {
  text: string;
  revision: Revision | null;
}

/** Finds what a point names. Throws `BadMomentError` for a date that is none. A version that is not there names nothing. */
export function pointAt(revisions: readonly Revision[], text: string): Point {
  const version = /^v(\d+)$/.exec(text)?.[1];
  if (version === undefined) return { text, revision: revisionAt(revisions, parseMoment(text)) };
  return { text, revision: revisions.find((one) => one.version === Number(version)) ?? null };
}

/**
 * The two ends of a difference, the earlier one first; null where none is asked for. Where one end is left out, it is the
 * revision before the other, or the newest. `revisions`: newest first.
 */
export function endsOf(revisions: readonly Revision[], from: string | null, to: string | null): { from: Point; to: Point } | null {
  const [newest] = revisions;
  if (!newest || (from === null && to === null)) return null;
  const end = pointAt(revisions, to ?? `v${newest.version}`);
  const start = pointAt(revisions, from ?? `v${(end.revision?.version ?? 1) - 1}`);
  return (start.revision?.version ?? 0) > (end.revision?.version ?? 0) ? { from: end, to: start } : { from: start, to: end };
}
