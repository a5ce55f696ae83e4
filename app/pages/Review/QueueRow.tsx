import type { QueueItem } from '../../../registry/records/index.ts';
import { formatMoment } from '../../state/format.ts';
import { proposalHref } from '../../state/route/review.ts';
import { ChangeMark } from '../../ui/marks/ChangeMark.tsx';
import { T, t } from '../../words/t.tsx';
import { entryWords, headingOf, stateWords } from './itemWords.ts';
import { hostOf } from './SourceLine.tsx';
import { deadlineWords, spanWords } from './spans.ts';
import type { SummaryState } from './useSummaries.ts';
import { Account, Votes } from './Votes.tsx';

interface QueueRowProps {
  item: QueueItem;
  summary: SummaryState | undefined;
  /** Seconds since 1970, of the block that was read. */
  now: number;
  account: string | undefined;
  /** Signatures that wait. */
  signed: number;
  /** The indexer on whose word alone it stands here. */
  told?: string | null;
  /** Undefined where nothing can be selected. */
  selected?: boolean | undefined;
  onSelect?: (() => void) | undefined;
  /** Why this one cannot be selected. */
  cannot?: string | null | undefined;
}

/** One proposal of the queue: what it is called, what moved, how old it is, and how many have voted. */
export function QueueRow({ item, summary, now, account, signed, told, selected, onSelect, cannot }: QueueRowProps) {
  const read = summary?.state === 'read' ? summary.summary : null;
  const { proposer, deadline } = item.proposal;
  const end = item.closed?.at;
  return (
    <li className="queue-row" data-state={item.state}>
      {onSelect && (
        <label className="queue-select" title={cannot ?? undefined}>
          <input type="checkbox" checked={selected ?? false} disabled={Boolean(cannot)} onChange={onSelect} />
          <span className="visually-hidden">{t('Select {name}', { name: headingOf(item, read?.name ?? null) })}</span>
        </label>
      )}
      <div className="queue-what">
        <a href={proposalHref(item.id)}>{headingOf(item, read?.name ?? null)}</a>
        {read?.change && <p lang="en">{read.change.summary}</p>}
        {read?.statement && <p lang="en">{read.statement.split('\n')[0]?.replaceAll(/[*`]+/g, '')}</p>}
        {told && (
          <p className="queue-trouble">
            {t('Told by {indexer}; the contract keeps no ballot of it to compare.', { indexer: hostOf(told) })}
          </p>
        )}
        {summary?.state === 'missing' && <p className="queue-trouble">{t('No gateway has sent its document yet.')}</p>}
        {summary?.state === 'refused' && <p className="queue-trouble">{t('Its document is off schema: open it to see where.')}</p>}
        <p className="queue-meta">
          {read?.change && <ChangeMark kind={read.change.kind} />}
          <span>{entryWords(item)}</span>
          <span>
            <T text="by {account}" account={<Account address={proposer} you={account?.toLowerCase() === proposer.toLowerCase()} />} />
          </span>
        </p>
      </div>
      <p className="queue-when">
        {item.state === 'open' ? (
          <>
            <span title={t('opened {when}', { when: moment(item.openedAt) })}>
              {t('opened {span} ago', { span: spanWords(now - item.openedAt) })}
            </span>
            <span title={t('until {when}', { when: moment(deadline) })}>{deadlineWords(deadline, now)}</span>
          </>
        ) : (
          <>
            <b>{stateWords(item)}</b>
            <span title={end ? moment(end) : undefined}>
              {end
                ? t('{span} ago', { span: spanWords(now - end) })
                : item.state === 'stale'
                  ? t('its base is no longer the head')
                  : deadlineWords(deadline, now)}
            </span>
          </>
        )}
      </p>
      <p className="queue-votes">
        <Votes item={item} signed={item.state === 'open' ? signed : 0} />
      </p>
    </li>
  );
}

const moment = (seconds: number): string => formatMoment(new Date(seconds * 1000));
