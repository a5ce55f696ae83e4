import { useState } from 'react';
import type { DemlError } from '../../../registry/errors/index.ts';
import type { ChangeKind } from '../../../registry/schema/index.ts';
import { asDemlError } from '../../state/asDemlError.ts';
import { formatHex, formatMoment } from '../../state/format.ts';
import { CopyButton, ErrorBox } from '../../ui/ErrorBox.tsx';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { T, t, word } from '../../words/t.tsx';
import { entryWords } from './itemWords.ts';
import type { Case } from './readCase.ts';
import { deadlineWords, spanWords } from './spans.ts';
import { changeIn, evidenceIn, type Subject } from './subject.ts';
import { openAsDraft } from './toDraft.ts';
import { Account } from './Votes.tsx';

const moved: Readonly<Record<ChangeKind, string>> = {
  new: word('an entry is added'),
  world: word('the world changed'),
  correction: word('our error is corrected'),
  method: word('our method changed'),
  retire: word('an entry is retired'),
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
      {change && (
        <p className="proposal-why" lang="en">
          “{change.summary}”
        </p>
      )}
      {subject && evidenceIn(subject.next) && (
        <p className="proposal-why">{t('Somebody disputes an approved version, with the evidence below.')}</p>
      )}
      <p className="proposal-meta">
        {change && (
          <span title={t(moved[change.kind])}>
            <ChangeMark kind={change.kind} />
          </span>
        )}
        <span>{entryWords(item)}</span>
        <span>
          <T
            text="proposal {id} {copy} by {account}"
            id={
              <code className="mono" title={item.id}>
                {formatHex(item.id)}
              </code>
            }
            copy={<CopyButton text={() => item.id}>{t('Copy')}</CopyButton>}
            account={<Account address={proposer} />}
          />
        </span>
        {offer ? (
          <span>{t('offered, not on chain')}</span>
        ) : (
          <span title={formatMoment(new Date(item.openedAt * 1000))}>
            {t('opened {span} ago', { span: spanWords(timestamp - item.openedAt) })}
          </span>
        )}
        {item.state === 'open' && (
          <span title={formatMoment(new Date(deadline * 1000))}>
            {t('until {day}, {left}', {
              day: formatMoment(new Date(deadline * 1000)).slice(0, 10),
              left: deadlineWords(deadline, timestamp),
            })}
          </span>
        )}
        {subject && !stale && baseVersion > 0 && item.state === 'open' && (
          <span>{t('on version {version}, which is still the head', { version: baseVersion })}</span>
        )}
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
        <b>{t('Its base is stale.')}</b>{' '}
        {t('It was written for {base}; the head is now version {head}.', {
          base: baseVersion === 0 ? t('a new entry') : t('version {version}', { version: baseVersion }),
          head: subject.head.version,
        })}{' '}
        {t('Nobody can approve it any more, and its bond goes back to the proposer.')}
        {item.action !== 'dispute' && ` ${t('What it says can be put onto the new head as another proposal.')}`}
      </p>
      {item.action !== 'dispute' && subject.next.state === 'read' && (
        <button type="button" className="button secondary" onClick={rebase}>
          {t('Rebase it in a form')}
        </button>
      )}
      {failed && <ErrorBox error={failed} />}
    </div>
  );
}
