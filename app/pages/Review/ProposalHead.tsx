import { useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import type { ChangeKind } from '../../../registry/schema/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { formatHex, formatMoment } from '../../state/format.ts';
import { CopyButton, ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { entryWords } from './itemWords.ts';
import type { Case } from './readCase.ts';
import { deadlineWords, spanWords } from './spans.ts';
import { changeIn, evidenceIn, type Subject } from './subject.ts';
import { openAsDraft } from './toDraft.ts';
import { Account } from './Votes.tsx';

const moved: Readonly<Record<ChangeKind, string>> = {
  new: 'an entry is added',
  world: 'the world changed',
  correction: 'our error is corrected',
  method: 'our method changed',
  retire: 'an entry is retired',
};

/** What is proposed, in the proposer's sentence, by whom, on which version, and until when. */
export function ProposalHead({ one, subject, heading }: { one: Case; subject: Subject | undefined; heading: string }) {
  const { item, offer, timestamp } = one;
  const { proposer, deadline, baseVersion } = item.proposal;
  const change = subject?.next.state === 'read' ? changeIn(subject.next.whole) : null;
  const stale = subject && subject.head.version !== baseVersion && (item.state === 'open' || item.state === 'stale');
  return (
    <header className="proposal-head">
      <h1>{heading}</h1>
      {change && <p className="proposal-why">“{change.summary}”</p>}
      {subject && evidenceIn(subject.next) && (
        <p className="proposal-why">Somebody disputes an approved version, with the evidence below.</p>
      )}
      <p className="proposal-meta">
        {change && (
          <span title={moved[change.kind]}>
            <ChangeMark kind={change.kind} />
          </span>
        )}
        <span>{entryWords(item)}</span>
        <span>
          proposal{' '}
          <code className="mono" title={item.id}>
            {formatHex(item.id)}
          </code>{' '}
          <CopyButton text={() => item.id}>Copy</CopyButton> by <Account address={proposer} />
        </span>
        {offer ? (
          <span>offered, not on chain</span>
        ) : (
          <span title={formatMoment(new Date(item.openedAt * 1000))}>opened {spanWords(timestamp - item.openedAt)} ago</span>
        )}
        {item.state === 'open' && (
          <span title={formatMoment(new Date(deadline * 1000))}>
            until {formatMoment(new Date(deadline * 1000)).slice(0, 10)}, {deadlineWords(deadline, timestamp)}
          </span>
        )}
        {subject && !stale && baseVersion > 0 && item.state === 'open' && <span>on version {baseVersion}, which is still the head</span>}
      </p>
      {stale && <Stale one={one} subject={subject} />}
    </header>
  );
}

/** Written for a version that is no longer the head: it cannot be approved, and its content can go on as a new proposal. */
function Stale({ one: { item }, subject }: { one: Case; subject: Subject }) {
  const [failed, setFailed] = useState<DemlError | null>(null);
  const { baseVersion } = item.proposal;
  const rebase = () => {
    try {
      openAsDraft(item, subject);
    } catch (error) {
      setFailed(asDemlError(error));
    }
  };
  return (
    <div className="proposal-notice" role="note">
      <p>
        <b>Its base is stale.</b> It was written for {baseVersion === 0 ? 'a new entry' : `version ${baseVersion}`}; the head is now version{' '}
        {subject.head.version}. Nobody can approve it any more, and its bond goes back to the proposer.
        {item.action !== 'dispute' && ' What it says can be put onto the new head as another proposal.'}
      </p>
      {item.action !== 'dispute' && subject.next.state === 'read' && (
        <button type="button" className="button secondary" onClick={rebase}>
          Rebase it in a form
        </button>
      )}
      {failed && <ErrorBox error={failed} />}
    </div>
  );
}
