import type { Kind } from '../../../registry/actions/words.ts';
import { emptyDraft } from '../../../registry/edit/start.ts';
import type { Tree } from './tree.ts';

/** Today in UTC, as documents write a day. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** A new document with what can be known before anything is written. */
export const blankDocument = (kind: Kind, slug: string | null): Tree => emptyDraft(kind, slug ?? '', today()) as unknown as Tree;

/** The month in which a note stands, YYYYMM, or 0 while it has no date. */
export const periodOf = (kind: Kind, document: Tree): number =>
  kind === 'note' && /^\d{4}-\d{2}/.test(String(document.publishedAt))
    ? Number(String(document.publishedAt).slice(0, 7).replace('-', ''))
    : 0;
