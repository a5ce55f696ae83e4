import { useEffect } from 'react';
import type { DraftIssue } from '../../../../registry/edit/types.ts';
import { formatHex } from '../../../state/format.ts';
import { useAccess } from '../../../state/register.ts';
import { Bars } from '../../../ui/Bars.tsx';
import { T, t } from '../../../words/t.tsx';
import { newSubmission } from '../submission.ts';
import { useDocument } from '../useDocument.ts';
import type { DraftInHand } from '../useDraft.ts';
import { CheckStep } from './CheckStep.tsx';
import { FetchStep } from './FetchStep.tsx';
import { SendStep } from './SendStep.tsx';
import { Step, type StepState } from './Step.tsx';
import { UploadStep } from './UploadStep.tsx';
import { useBlocks } from './useBlocks.ts';
import './propose.css';

interface ProposeProps {
  hand: DraftInHand;
  issues: readonly DraftIssue[];
  /** The issues are those of the document as it is now. */
  checked: boolean;
  onMend: (issue: DraftIssue) => void;
}

/** From a draft to a proposal on chain, in steps that a reload does not undo. */
export default function Propose({ hand, issues, checked, onMend }: ProposeProps) {
  const { draft, submit } = hand;
  const access = useAccess();
  const base = useDocument(draft.kind, draft.base?.digest);
  const sound = checked && issues.length === 0 && (draft.base === null || base.state === 'read');
  const { blocks, error } = useBlocks(draft.kind, draft.document, base.state === 'read' ? base.document : null, sound);
  // What was uploaded or proposed counts for these very bytes; while they are checked, what is known stands.
  const proposed = draft.submission?.proposal && (!blocks || blocks.digest === draft.submission.digest) ? draft.submission : null;
  const submission = proposed ?? (blocks && draft.submission?.digest === blocks.digest ? draft.submission : null);
  const at = proposed ? 5 : !blocks ? 1 : !submission?.uploadedBy ? 2 : !submission.fetchedBack ? 3 : 4;
  const stateOf = (number: number): StepState => (number < at ? 'done' : number === at ? 'now' : 'later');
  useFocusOn(at);
  if (!access) return <Bars widths={[420, 380]} waitingFor={t('Reading the configuration of this release.')} />;
  const { gateways } = access;
  return (
    <ol className="steps">
      <Step number={1} title={t('Check it')} state={stateOf(1)}>
        {at === 1 && !checked ? (
          <Bars widths={[360]} waitingFor={t('Checking the whole document.')} />
        ) : (
          <CheckStep kind={draft.kind} issues={proposed ? [] : issues} onMend={onMend} blocks={blocks} error={error} />
        )}
      </Step>
      <Step number={2} title={t('Upload')} state={stateOf(2)}>
        {at === 2 && blocks ? (
          <UploadStep
            blocks={blocks}
            gateways={gateways}
            onUploaded={(by) => submit({ ...newSubmission(blocks.digest), uploadedBy: by })}
          />
        ) : (
          <p>
            {t('With {place}.', { place: submission?.uploadedBy ?? '' })}{' '}
            {at < 5 && (
              <button type="button" className="textbutton" onClick={() => submit(null)}>
                {t('Upload again')}
              </button>
            )}
          </p>
        )}
      </Step>
      <Step number={3} title={t('Fetch back')} state={stateOf(3)}>
        {at === 3 && blocks && submission ? (
          <FetchStep
            blocks={blocks}
            gateways={gateways}
            by={submission.uploadedBy ?? ''}
            onFetched={() => submit({ ...submission, fetchedBack: true })}
            onAgain={() => submit(null)}
          />
        ) : (
          <p>{t('Every block came back from the register’s gateways and has its digest.')}</p>
        )}
      </Step>
      <Step number={4} title={t('Propose')} state={stateOf(4)}>
        {at === 4 && submission ? (
          <SendStep access={access} draft={draft} submission={submission} onProposed={(proposal) => submit({ ...submission, proposal })} />
        ) : (
          proposed?.proposal && (
            <p>
              <T
                text="Mined in block {block}, transaction {transaction}."
                block={proposed.proposal.blockNumber}
                transaction={<code className="mono">{formatHex(proposed.proposal.transaction)}</code>}
              />
            </p>
          )
        )}
      </Step>
      <Step number={5} title={t('Follow it')} state={stateOf(5)}>
        {proposed?.proposal && (
          <>
            <p className="step-last">
              <a className="button" href={`#/review/${proposed.proposal.id}`}>
                {t('Open the proposal')}
              </a>
            </p>
            <p>
              {t(
                'Curators see the difference, your sources and your reason there. You can withdraw it while it is open. This draft stays in this browser until you delete it.',
              )}
            </p>
          </>
        )}
      </Step>
    </ol>
  );
}

/** The focus goes with the steps, so that neither keyboard nor screen reader is left at a button that is gone. */
function useFocusOn(step: number): void {
  useEffect(() => {
    if (step === 1) return;
    const here = document.querySelector<HTMLElement>('.step[data-state="now"]');
    const first = here?.querySelector<HTMLElement>('a.button, button.button:not([disabled]), input:checked');
    first?.focus({ preventScroll: true });
    here?.scrollIntoView({ block: 'nearest' });
  }, [step]);
}
