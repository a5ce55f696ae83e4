import { useRef, useState } from 'react';
import { exportDraft, importDraft } from '../../../registry/edit/file.ts';
import type { Draft } from '../../../registry/edit/types.ts';
import type { BadDraftError } from '../../../registry/errors/index.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import { looseDraft } from './looseDraft.ts';
import { saveFile } from './saveFile.ts';
import type { Tree } from './tree.ts';
import type { DraftInHand } from './useDraft.ts';

/** The draft as a file, out and in; and the end of a draft. */
export function Transfer({ hand }: { hand: DraftInHand }) {
  const { draft, unsaved } = hand;
  const [problem, setProblem] = useState<{ error: BadDraftError; tree: Tree | null } | null>(null);
  const [sure, setSure] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (tree: Tree) => {
    hand.edit((before) => ({
      ...(before.schema === undefined ? {} : { schema: before.schema }),
      ...tree,
      // What it replaces follows from the head that this draft began with, not from the file.
      previous: before.previous ?? null,
    }));
    setProblem(null);
  };
  const read = async (file: File) => {
    const text = await file.text();
    try {
      take(importDraft(draft.kind, text, { what: file.name, allowUnfinished: true }) as unknown as Tree);
    } catch (error) {
      setProblem({ error: error as BadDraftError, tree: looseDraft(draft.kind, text) });
    }
  };
  return (
    <div className="draft-transfer">
      <button
        type="button"
        className="textbutton"
        onClick={() =>
          saveFile(`${String(draft.document.slug) || draft.kind}.json`, 'application/json', exportDraft(draft.document as unknown as Draft))
        }
      >
        {t('Export as JSON')}
      </button>
      <label className="textbutton">
        {t('Import JSON')}
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept="application/json,.json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void read(file);
            target.value = ''; // the same file can be chosen again
          }}
        />
      </label>
      {!unsaved &&
        (sure ? (
          <span>
            <button
              type="button"
              className="textbutton"
              onClick={() => {
                hand.remove();
                location.hash = contributeHref();
              }}
            >
              {t('Delete for good')}
            </button>{' '}
            <button type="button" className="textbutton" onClick={() => setSure(false)}>
              {t('Keep')}
            </button>
          </span>
        ) : (
          <button type="button" className="textbutton" onClick={() => setSure(true)}>
            {t('Delete the draft')}
          </button>
        ))}
      {problem && (
        <div className="draft-import">
          <ErrorBox error={problem.error} title={t('The file is not complete')} />
          <ul className="instead-issues">
            {problem.error.issues?.slice(0, 20).map(({ path, reason }) => (
              <li key={path + reason} lang="en">
                <code className="mono">{path || '(file)'}</code> {reason}
              </li>
            ))}
          </ul>
          {problem.tree && (
            <button type="button" className="textbutton" onClick={() => problem.tree && take(problem.tree)}>
              {t('Open it all the same, to mend it here')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
