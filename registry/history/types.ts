import type { Json } from '../cid/index.ts';
import type { Change, Subject } from '../diff/types.ts';
import type { DemlError } from '../errors/index.ts';
import type { FieldId, Metric, Note, Page, Profile } from '../schema/index.ts';
import type { ChangeKind } from '../schema/vocabulary.ts';
import type { Revision } from './revision.ts';

/** The document of an entry in one piece: a profile with the claims of all its groups. */
export type EntryDocument = Profile | Metric | Note | Page;

/** A revision with its document, whose blocks have their digests. */
export interface Known {
  revision: Revision;
  document: EntryDocument;
}

/** A revision with its document, or why that cannot be had: it is named, and never passed over. */
export type ReadRevision = Known | { revision: Revision; error: DemlError };

/** From one known document to the next; the first comes from nothing. */
export interface Step {
  from: Known | null;
  to: Known;
  /** Versions between whose documents could not be read: what differs may have come with one of these. */
  unread: number[];
}

/** One value of a line: it held from this revision to the next one of the line. */
export interface Value {
  step: Step;
  change: Change;
  /** Absent: the thing was not there. */
  before?: Json;
  /** Absent: the thing went. */
  after?: Json;
  /** What moved. As the revision says of itself; but a dated reading that is changed is a correction, whatever it says. */
  kind: ChangeKind;
  /** Of a claim that went for an absence, or an absence that went for claims, and the other way round: ids of the others. */
  instead?: string[];
}

/** One thing in a document through all its revisions: a claim, an absence, a reading, a section, a text. */
export interface Line {
  /** The same in each revision, wherever it stands. */
  key: string;
  subject: Subject;
  group: string;
  label: string;
  /** What an address calls it: the id of a claim, reading or section, the field of an absence, else its path. */
  name: string;
  field?: FieldId;
  /** Oldest first. */
  values: Value[];
}

export interface History {
  /** Oldest first. */
  read: readonly ReadRevision[];
  steps: Step[];
  /** In the order in which a document shows them. */
  lines: Line[];
}
