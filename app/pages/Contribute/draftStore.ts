import { type Kind, kinds } from '../../../registry/actions/words.ts';
import type { Digest } from '../../../registry/cid/index.ts';
import { DemlError } from '../../../registry/errors/index.ts';
import type { Submission } from './submission.ts';
import type { Tree } from './tree.ts';

/** A document that somebody writes in this browser. */
export interface StoredDraft {
  id: string;
  kind: Kind;
  /** Of the entry that it changes; 0 and null for a new one, whose own words say where it will stand. */
  period: number;
  slug: string | null;
  /** The head that it started from; null for a new entry. */
  base: { version: number; digest: Digest } | null;
  document: Tree;
  /** Milliseconds since 1970. */
  savedAt: number;
  /** How far it has come on its way to the chain. */
  submission: Submission | null;
}

/** The browser keeps no more, or nothing at all. */
export class DraftNotKeptError extends DemlError {
  constructor(cause: unknown) {
    super('This browser did not keep the draft.', {
      code: 'draft-not-kept',
      family: 'input',
      fix: 'Export it as a file now; delete old drafts, or allow this site to store data.',
      cause,
    });
  }
}

const prefix = 'deml.draft.';

/** Drafts by id. Writing is synchronous, so that what was said to be saved outlives a crash of the tab. */
export function draftStore(storage: () => Storage = () => localStorage) {
  return {
    /** Newest first. What cannot be read is left alone: another release may know it. */
    list(): StoredDraft[] {
      const all: StoredDraft[] = [];
      try {
        const from = storage();
        for (let i = 0; i < from.length; i++) {
          const key = from.key(i);
          const draft = key?.startsWith(prefix) ? parse(from.getItem(key)) : null;
          if (draft) all.push(draft);
        }
      } catch {
        return []; // storage is switched off: there are no drafts, and saving one says so
      }
      return all.toSorted((a, b) => b.savedAt - a.savedAt);
    },
    read(id: string): StoredDraft | null {
      try {
        return parse(storage().getItem(prefix + id));
      } catch {
        return null; // as above
      }
    },
    /** Throws `DraftNotKeptError`. */
    write(draft: StoredDraft): void {
      try {
        storage().setItem(prefix + draft.id, JSON.stringify(draft));
      } catch (error) {
        throw new DraftNotKeptError(error);
      }
    },
    remove(id: string): void {
      try {
        storage().removeItem(prefix + id);
      } catch {
        // nothing is kept, so nothing is left
      }
    },
  };
}

export const drafts = draftStore();

/** A name that no other draft has. */
export const newDraftId = (): string => `d${Date.now().toString(36)}${Math.floor(Math.random() * 46_656).toString(36)}`;

function parse(text: string | null): StoredDraft | null {
  try {
    const draft = JSON.parse(text ?? 'null') as StoredDraft | null;
    const known =
      draft && typeof draft.id === 'string' && kinds.includes(draft.kind) && typeof draft.document === 'object' && draft.document !== null;
    return known ? draft : null;
  } catch {
    return null; // not a draft of ours, or cut short by a full disk
  }
}
