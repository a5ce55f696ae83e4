import type { Kind } from '../actions/words.ts';
import type { Cid, Digest, Json } from '../cid/index.ts';
import type { SchemaIssue } from '../errors/index.ts';
import type { FieldId, Metric, Note, Page, Profile } from '../schema/index.ts';

/** The form in which each kind of document is written: a profile in one piece, the others as they are stored. */
export interface Drafts {
  project: Profile;
  metric: Metric;
  note: Note;
  page: Page;
}

/** A document that is being written; it may still be incomplete, which `validateDraft` says. */
export type Draft<K extends Kind = Kind> = Drafts[K];

/** A problem of a draft, at a path such as `claims.3.asOf`. */
export interface DraftIssue extends SchemaIssue {
  /** The field of the dictionary that it belongs to, if it belongs to one. */
  field?: FieldId;
  /** Id of the claim or reading that it belongs to. */
  id?: string;
}

/** One block of a draft: its digest is computed here, never taken from a service. */
export interface Block {
  digest: Digest;
  cid: Cid;
  bytes: Uint8Array;
  /** What it is, for people: `overview`, `verification`, or the kind of the document. */
  name: string;
  /** The head has it already: no upload is needed. */
  kept: boolean;
}

/** The blocks of a draft. `digest` is what the chain will hold. */
export interface DraftBlocks {
  digest: Digest;
  cid: Cid;
  /** The document's own block first. */
  blocks: Block[];
}

/** Two changes of the same part, mine and that of the new head. An absent value says that the part is not there. */
export interface Conflict {
  /** By ids, not by positions: `claims.details-summary-2.statement`, `absences.pricing.model`, `answers.verified.statement`. */
  path: string;
  keys: readonly string[];
  reason: 'both-changed' | 'changed-and-removed' | 'absence-and-claims' | 'order';
  field?: FieldId;
  base?: Json;
  mine?: Json;
  head?: Json;
}

/** A draft moved onto a new head. Where the two are in conflict it holds mine, until `resolve` says otherwise. */
export interface Rebased<K extends Kind = Kind> {
  document: Draft<K>;
  conflicts: Conflict[];
}
