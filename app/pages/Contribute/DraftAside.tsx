import type { ReactNode } from 'react';
import type { DraftIssue } from '../../../registry/edit/types.ts';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { t } from '../../words/t.tsx';
import { Problems } from './Problems.tsx';
import { Transfer } from './Transfer.tsx';
import type { DraftInHand } from './useDraft.ts';

interface DraftAsideProps {
  hand: DraftInHand;
  issues: readonly DraftIssue[];
  onMend: (issue: DraftIssue) => void;
  onNext: () => void;
  /** What belongs to the form and stays in view. */
  children?: ReactNode;
}

/** Beside the form, always in view: whether it is saved, what is missing, and the way on. */
export function DraftAside({ hand, issues, onMend, onNext, children }: DraftAsideProps) {
  const { draft, failure, unsaved } = hand;
  return (
    <aside className="draft-aside" aria-label={t('The draft')}>
      {children}
      <h2>{t('Draft')}</h2>
      {failure ? (
        <ErrorBox error={failure} title={t('Not saved')} />
      ) : (
        <p className="draft-saved" role="status">
          {unsaved
            ? t('Kept in this browser from the first change on.')
            : t('Saved in this browser at {time}.', { time: timeOf(draft.savedAt) })}
        </p>
      )}
      <Problems kind={draft.kind} issues={issues} onOpen={onMend} />
      <button type="button" className="button" onClick={onNext}>
        {issues.length > 0 ? t('See what is left') : t('Go on to propose')}
      </button>
      <Transfer hand={hand} />
    </aside>
  );
}

/** The local time of day, to the second: so that a second save is seen to be one. */
const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
