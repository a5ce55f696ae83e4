import type { Json } from '../cid/index.ts';
import type { FieldId } from '../schema/index.ts';

export type Change = 'added' | 'removed' | 'changed';

/** A run of words of two texts, in reading order: `removed` stands in the first only, `added` in the second only. */
export interface WordDiff {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** One part of an item that differs. An absent `before` or `after` says that the part is not there. */
export interface DiffPart {
  /** Name of the part in the document, as `statement`, `rung`, `asOf`; `source` for what a cited source says of itself. */
  part: string;
  before?: Json;
  after?: Json;
  /** For texts that changed. */
  words?: WordDiff[];
  /** The rung fell: the evidence is weaker than it was. */
  weaker?: true;
  /** With `source`: which one, and which part of it. */
  ref?: string;
  of?: string;
}

/** What an item is. `raw` is a part of a document that this version has no name for. */
export type Subject =
  | 'claim'
  | 'absence'
  | 'source'
  | 'reading'
  | 'section'
  | 'answer'
  | 'link'
  | 'identity'
  | 'text'
  | 'order'
  | 'revision'
  | 'raw';

/** One thing that differs, shown once. A source is shown by itself and as a part of each claim that leans on it. */
export interface DiffItem {
  subject: Subject;
  /** Where it stands: in the new document, or in the old one if it was removed. As `claims.3`, `answers.verified`. */
  path: string;
  /** Id of the claim, reading or section, or ref of the source. */
  id?: string;
  field?: FieldId;
  label: string;
  change: Change;
  before?: Json;
  after?: Json;
  parts: DiffPart[];
  /** Of an absence that went: the ids of the claims that came in its place. Of one that came: those that went. */
  claims?: string[];
}

export interface DiffGroup {
  title: string;
  items: DiffItem[];
}

export type DiffKind = 'project' | 'metric' | 'note' | 'page' | 'evidence';

/** Everything in which two documents differ. */
export interface DocumentDiff {
  kind: DiffKind;
  /** Groups without a difference are left out. The last is "Revision": why, and what it replaces. */
  groups: DiffGroup[];
  /** Items of all groups but "Revision", which differs every time. */
  counts: Record<Change, number>;
}
