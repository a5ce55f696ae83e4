import { useEffect, useRef, useState } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import type { Draft, DraftIssue } from '../../../registry/edit/types.ts';
import { validateDraft } from '../../../registry/edit/validateDraft.ts';
import type { Tree } from './tree.ts';

export interface Checked {
  /** The document that was checked last; another one is being checked. */
  of: Tree | null;
  issues: readonly DraftIssue[];
}

/** A document's problems, looked for in a pause of typing: a profile has a hundred claims, and a keystroke must not wait for them. */
export function useChecked(kind: Kind, document: Tree, pause = 200): Checked {
  const [checked, setChecked] = useState<Checked>({ of: null, issues: [] });
  const first = useRef(true);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      async () => {
        first.current = false;
        const issues = await validateDraft(kind, document as unknown as Draft);
        if (current) setChecked({ of: document, issues });
      },
      first.current ? 0 : pause,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [kind, document, pause]);
  return checked;
}
