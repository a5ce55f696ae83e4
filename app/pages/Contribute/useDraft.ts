import { useCallback, useEffect, useRef, useState } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import type { DemlError } from '../../../registry/errors/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { type DraftNotKeptError, drafts, newDraftId, type StoredDraft } from './draftStore.ts';
import type { Submission } from './submission.ts';
import type { Tree } from './tree.ts';

/** Where a draft begins. */
export interface Beginning {
  kind: Kind;
  period: number;
  slug: string | null;
  base: StoredDraft['base'];
  document: Tree;
}

/** A pause in typing of this length saves. */
const PAUSE_MS = 400;

/** A draft that is being written. Nothing is kept before the first change; from then on every pause saves. */
export function useDraft(beginning: Beginning, stored: StoredDraft | null, onNamed: (id: string) => void) {
  const [draft, setDraft] = useState<StoredDraft>(() => stored ?? { id: '', ...beginning, savedAt: 0, submission: null });
  const [failure, setFailure] = useState<DraftNotKeptError | DemlError | null>(null);
  const latest = useRef(draft);
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null);

  const save = useCallback(() => {
    if (pending.current !== null) clearTimeout(pending.current);
    pending.current = null;
    const kept = { ...latest.current, savedAt: Date.now() };
    try {
      drafts.write(kept);
      setFailure(null);
      latest.current = kept;
      setDraft(kept);
    } catch (error) {
      setFailure(asDemlError(error));
    }
  }, []);

  const change = useCallback(
    (next: Partial<StoredDraft>, at: 'once' | 'after a pause' = 'after a pause') => {
      const id = latest.current.id || newDraftId();
      const named = latest.current.id === '';
      latest.current = { ...latest.current, ...next, id };
      setDraft(latest.current);
      if (pending.current !== null) clearTimeout(pending.current);
      pending.current = setTimeout(save, PAUSE_MS);
      if (at === 'once' || named) save();
      if (named) onNamed(id);
    },
    [save, onNamed],
  );

  // A page that goes away, or is put aside by a phone, gets no other chance.
  useEffect(() => {
    const leave = () => {
      if (pending.current !== null) save();
    };
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      leave();
    };
  }, [save]);

  // Two tabs on one draft: what the other wrote last is offered, never taken unasked.
  const [elsewhere, setElsewhere] = useState<StoredDraft | null>(null);
  useEffect(() => {
    const changed = (event: StorageEvent) => {
      const { id } = latest.current;
      const other = id && event.key?.endsWith(id) ? drafts.read(id) : null;
      if (other && JSON.stringify(other.document) !== JSON.stringify(latest.current.document)) setElsewhere(other);
    };
    addEventListener('storage', changed);
    return () => removeEventListener('storage', changed);
  }, []);
  const takeOther = useCallback(() => {
    if (!elsewhere) return;
    latest.current = elsewhere;
    setDraft(elsewhere);
    setElsewhere(null);
  }, [elsewhere]);

  const edit = useCallback((to: (document: Tree) => Tree) => change({ document: to(latest.current.document) }), [change]);
  const rebase = useCallback((base: StoredDraft['base'], document: Tree) => change({ base, document, submission: null }, 'once'), [change]);
  const submit = useCallback((submission: Submission | null) => change({ submission }, 'once'), [change]);
  const remove = useCallback(() => {
    if (pending.current !== null) clearTimeout(pending.current);
    pending.current = null;
    if (latest.current.id) drafts.remove(latest.current.id);
  }, []);
  return { draft, failure, unsaved: draft.savedAt === 0, elsewhere, takeOther, edit, rebase, submit, remove };
}

export type DraftInHand = ReturnType<typeof useDraft>;
