import type { QueueItem } from '../../../registry/records/index.ts';
import { formatHex, formatMoment, formatNumber } from '../../state/format.ts';
import { retry } from '../../state/register.ts';
import { contributeHref } from '../../state/route/contribute.ts';
import { noteHref } from '../../state/route/note.ts';
import { projectHref } from '../../state/route/project.ts';
import { noWord, stateWords, yesDone } from './itemWords.ts';
import { ReasonLink } from './ReasonLink.tsx';
import type { Case } from './readCase.ts';
import { Account } from './Votes.tsx';

/** What a vote did, as it is called of a change or of a dispute. */
const voteWords = (vote: QueueItem['votes'][number]['vote'], action: QueueItem['action']): string =>
  vote === 'approve' ? yesDone(action) : `voted to ${noWord(action)}${vote === 'spam' ? ' as spam' : ''}`;

/** What was decided so far: who voted, when, by which transaction; and where a reader sees what came of it. */
export function Outcome({ one: { item } }: { one: Case }) {
  if (item.votes.length === 0 && item.state === 'open') return null;
  const { kind, period, key } = item.entry;
  const page =
    kind === 'project' || kind === 'metric'
      ? projectHref(key)
      : kind === 'note'
        ? noteHref(period, key)
        : key === 'home'
          ? '#/'
          : `#/${key}`;
  const at = item.closed?.at;
  // The heads of this session were read before the decision.
  const asReaders = (
    <a href={page} onClick={retry}>
      see it as readers do
    </a>
  );
  return (
    <section className="outcome" data-state={item.state} aria-labelledby="outcome">
      <h2 id="outcome">
        {item.state === 'open'
          ? 'Votes so far'
          : `This proposal was ${item.state === 'expired' ? 'not decided in time' : item.state === 'stale' ? 'overtaken' : stateWords(item)}`}
        {at && <span>{formatMoment(new Date(at * 1000))}</span>}
      </h2>
      {item.state === 'executed' && item.action !== 'dispute' && (
        <p>
          It is version {item.version ?? item.proposal.baseVersion + 1}: {asReaders}.
        </p>
      )}
      {item.state === 'executed' && item.action === 'dispute' && (
        <p>
          Version {item.proposal.baseVersion} is marked as disputed until a later one is approved. Its content stays: {asReaders}, or{' '}
          <a href={contributeHref({ kind, period, slug: key })}>propose a mended version</a>.
        </p>
      )}
      {item.state === 'rejected' && item.spam && <p>Every vote that counted called it spam, so the bond went to the treasury.</p>}
      {(item.state === 'expired' || item.state === 'stale') && (
        <p>
          {item.state === 'stale' && 'Its proposer may withdraw it, and after its deadline anybody may close it. '}
          {item.state === 'expired' && 'Anybody may close it. '}Its bond then goes back to the proposer.
        </p>
      )}
      {item.votes.length > 0 && (
        <ul>
          {item.votes.map((vote) => (
            <li key={`${vote.curator}${vote.transaction}`} data-counts={vote.counts}>
              <span>
                <Account address={vote.curator} />, seat {vote.seat}, {voteWords(vote.vote, item.action)}
                {!vote.counts && '; no longer holds the seat, so it does not count'}
                {vote.reason && (
                  <>
                    : <ReasonLink digest={vote.reason} />
                  </>
                )}
              </span>
              <span className="outcome-when">
                {formatMoment(new Date(vote.at * 1000))}, block {formatNumber(Number(vote.block))}, transaction{' '}
                <code className="mono" title={vote.transaction}>
                  {formatHex(vote.transaction)}
                </code>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
