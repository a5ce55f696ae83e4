import { useMemo } from 'react';
import type { Kind } from '../../../registry/actions/index.ts';
import { type Diffable, diffDocuments } from '../../../registry/diff/index.ts';
import { plural } from '../../state/format.ts';
import { Bars } from '../../ui/Bars.tsx';
import { DocumentDiff, sourcesOf } from '../../ui/diff/DocumentDiff.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import type { StoredDraft } from './draftStore.ts';
import type { Tree } from './tree.ts';
import { useDocument } from './useDocument.ts';

/** The draft against the head that it was begun from, as curators will see it. */
export default function Difference({ kind, draft }: { kind: Kind; draft: StoredDraft }) {
  const base = useDocument(kind, draft.base?.digest);
  if (draft.base && base.state === 'failed') return <ErrorBox error={base.error} title={t('The head could not be read')} />;
  if (draft.base && base.state !== 'read')
    return <Bars widths={[480, 560, 420]} waitingFor={t('Reading the head that the draft began with.')} />;
  return <Shown before={base.state === 'read' ? base.document : null} draft={draft} />;
}

function Shown({ before, draft }: { before: Tree | null; draft: StoredDraft }) {
  const diff = useMemo(() => diffOf(before, draft.document), [before, draft.document]);
  const { added, removed, changed } = diff.counts;
  const sources = useMemo(() => sourcesOf(before, draft.document), [before, draft.document]);
  return (
    <section aria-label={t('Difference')}>
      <h2 className="contribute-title">
        {added + removed + changed === 0
          ? t('Nothing differs yet')
          : draft.base
            ? t('Against version {version}: {parts} changed, {added} added, {removed} removed', {
                version: draft.base.version,
                parts: plural(changed, 'part'),
                added,
                removed,
              })
            : t('All of it is new: {parts}', { parts: plural(added, 'part') })}
      </h2>
      <DocumentDiff diff={diff} sources={sources} />
    </section>
  );
}

/** A draft may lack what a finished document has; what is there is compared. */
const diffOf = (before: Tree | null, after: Tree) => diffDocuments(before as unknown as Diffable | null, after as unknown as Diffable);
