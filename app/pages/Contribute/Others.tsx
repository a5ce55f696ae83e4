import { useState } from 'react';
import { type ContributeForm, contributeHref } from '../../state/route/contribute.ts';
import { t } from '../../words/t.tsx';
import { drafts } from './draftStore.ts';
import type { DraftInHand } from './useDraft.ts';

/** What else there is of the same words: a draft that was put aside, or another tab that writes this one. */
export function Others({ hand, form }: { hand: DraftInHand; form: ContributeForm }) {
  const { draft, elsewhere, takeOther, unsaved } = hand;
  const [aside] = useState(() =>
    drafts.list().find((one) => one.kind === draft.kind && one.slug !== null && one.slug === draft.slug && one.period === draft.period),
  );
  if (elsewhere)
    return (
      <p className="contribute-others" role="status">
        <b>{t('Another tab has changed this draft.')}</b> {t('What is saved last stays.')}{' '}
        <button type="button" className="textbutton" onClick={takeOther}>
          {t('Take the words of the other tab')}
        </button>
      </p>
    );
  if (!unsaved || !aside || aside.submission?.proposal) return null;
  return (
    <p className="contribute-others">
      {t('You began a change of this before, {when}.', {
        when: new Date(aside.savedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
      })}{' '}
      <a href={contributeHref({ ...form, draft: aside.id })}>{t('Go on with that draft')}</a>
    </p>
  );
}
