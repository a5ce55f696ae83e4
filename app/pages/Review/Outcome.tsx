import type { QueueItem } from '../../../registry/records/index.ts';
import { formatHex, formatMoment, formatNumber } from '../../state/format.ts';
import { retry } from '../../state/register.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { noteHref } from '../../state/route/note.ts';
import { projectHref } from '../../state/route/project.ts';
import { T, t } from '../../words/t.tsx';
import { readingsHref } from '../readings.ts';
import { noWord, stateWords, yesDone } from './itemWords.ts';
import { ReasonLink } from './ReasonLink.tsx';
import type { Case } from './readCase.ts';
import { Account } from './Votes.tsx';

/** What a vote did, as it is called of a change or of a dispute. */
const voteWords = (vote: QueueItem['votes'][number]['vote'], action: QueueItem['action']): string =>
  vote === 'approve'
    ? yesDone(action)
    : vote === 'spam'
      ? t('voted to {no} as spam', { no: noWord(action) })
      : t('voted to {no}', { no: noWord(action) });

/** What was decided so far: who voted, when, by which transaction; and where a reader sees what came of it. */
export function Outcome({ one: { item } }: { one: Case }) {
  if (item.votes.length === 0 && item.state === 'open') return null;
  const { kind, period, key } = item.entry;
  const page =
    kind === 'project'
      ? projectHref(key)
      : kind === 'metric'
        ? readingsHref(key)
        : kind === 'note'
          ? noteHref(period, key)
          : key === 'home'
            ? '#/'
            : `#/${key}`;
  const at = item.closed?.at;
  // The heads of this session were read before the decision.
  const asReaders = (
    <a href={page} onClick={retry}>
      {t('see it as readers do')}
    </a>
  );
  return (
    <section className="outcome" data-state={item.state} aria-labelledby="outcome">
      <h2 id="outcome">
        {item.state === 'open'
          ? t('Votes so far')
          : item.state === 'expired'
            ? t('This proposal was not decided in time')
            : item.state === 'stale'
              ? t('This proposal was overtaken')
              : t('This proposal was {ended}', { ended: stateWords(item) })}
        {at && <span>{formatMoment(new Date(at * 1000))}</span>}
      </h2>
      {item.state === 'executed' && item.action !== 'dispute' && (
        <p>
          <T text="It is version {version}: {see}." version={item.version ?? item.proposal.baseVersion + 1} see={asReaders} />
        </p>
      )}
      {item.state === 'executed' && item.action === 'dispute' && (
        <p>
          <T
            text="Version {version} is marked as disputed until a later one is approved. Its content stays: {see}, or {propose}."
            version={item.proposal.baseVersion}
            see={asReaders}
            propose={<a href={contributeHref({ kind, period, slug: key })}>{t('propose a mended version')}</a>}
          />
        </p>
      )}
      {item.state === 'rejected' && item.spam && <p>{t('Every vote that counted called it spam, so the bond went to the treasury.')}</p>}
      {(item.state === 'expired' || item.state === 'stale') && (
        <p>
          {item.state === 'stale'
            ? t('Its proposer may withdraw it, and after its deadline anybody may close it.')
            : t('Anybody may close it.')}{' '}
          {t('Its bond then goes back to the proposer.')}
        </p>
      )}
      {item.votes.length > 0 && (
        <ul>
          {item.votes.map((vote) => (
            <li key={`${vote.curator}${vote.transaction}`} data-counts={vote.counts}>
              <span>
                <T
                  text="{account}, seat {seat}, {voted}"
                  account={<Account address={vote.curator} />}
                  seat={vote.seat}
                  voted={voteWords(vote.vote, item.action)}
                />
                {!vote.counts && t('; no longer holds the seat, so it does not count')}
                {vote.reason && (
                  <>
                    : <ReasonLink digest={vote.reason} />
                  </>
                )}
              </span>
              <span className="outcome-when">
                <T
                  text="{when}, block {block}, transaction {transaction}"
                  when={formatMoment(new Date(vote.at * 1000))}
                  block={formatNumber(Number(vote.block))}
                  transaction={
                    <code className="mono" title={vote.transaction}>
                      {formatHex(vote.transaction)}
                    </code>
                  }
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
