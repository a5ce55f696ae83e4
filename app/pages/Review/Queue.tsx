import { lazy, useRef, useState } from 'react';
import type { Hex } from 'viem';
import { plural } from '../../state/format.ts';
import { useRegister } from '../../state/register.ts';
import { parseReview, type ReviewView, reviewHref } from '../../state/route/review.ts';
import { Bars } from '../../ui/Bars.tsx';
import { Later } from '../../ui/Boundary.tsx';
import { ErrorBox } from '../../ui/ErrorBox.tsx';
import { useLateFonts } from '../../ui/useLateFonts.ts';
import { useWallet } from '../../wallet/useWallet.ts';
import { WalletRoom } from '../../wallet/WalletRoom.tsx';
import { t } from '../../words/t.tsx';
import { fromAddress } from '../fromAddress.tsx';
import { ChainFailed } from '../Instead.tsx';
import { Batch } from './Batch.tsx';
import { ConnectLine } from './ConnectLine.tsx';
import { Offered } from './Offered.tsx';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueRow } from './QueueRow.tsx';
import { cannotVote, curatorsOf, type Shown, shownIn, tally } from './queue.ts';
import { SourceLine } from './SourceLine.tsx';
import { spanWords } from './spans.ts';
import { useQueue, type WholeQueue } from './useQueue.ts';
import { useRowKeys } from './useRowKeys.ts';
import { useSummaries } from './useSummaries.ts';
import '../../ui/listPage.css';
import './review.css';
import './queue.css';

const TakeQueue = lazy(() => import('../TakeAway/TakeQueue.tsx'));
const Follow = lazy(() => import('../../ui/Follow.tsx'));

/** The queue: what waits for curators, what they decided, and a batch of decisions at once. Reading needs no wallet. */
function Queue({ view }: { view: ReviewView }) {
  useLateFonts();
  return (
    <WalletRoom>
      <div className="wrap review">
        <header className="list-lead">
          <h1>{t('Review')}</h1>
          <p>{t('Anybody proposes, curators decide. A proposal takes effect when a quorum of them has approved it, and not before.')}</p>
        </header>
        <QueueBody view={view} />
      </div>
    </WalletRoom>
  );
}

function QueueBody({ view }: { view: ReviewView }) {
  const { phase, error } = useRegister('phase', 'error');
  const read = useQueue(!stillOpen.includes(view.state));
  const last = useRef(read.value);
  last.current = read.value ?? last.current; // what was read for another state stands until this one is there
  const { current: whole } = last;
  if (whole) return <List whole={whole} view={view} failed={read.error !== null} refresh={read.refresh} />;
  if (read.error) return <ErrorBox error={read.error} title={t('The queue could not be read')} onRetry={read.refresh} />;
  if (phase === 'failed' && error) return <ChainFailed error={error} />;
  return <Bars widths={[640, 560, 600, 420]} waitingFor={t('Reading the proposals from the events of the contract.')} />;
}

/** States of proposals that no event has ended. */
const stillOpen: readonly string[] = ['open', 'expired', 'stale'];

/** Rows that are drawn, and whose documents are read, until somebody asks for more. */
const PORTION = 40;

interface ListProps {
  whole: WholeQueue;
  view: ReviewView;
  failed: boolean;
  refresh(): void;
}

function List({ whole: { queue, source, council, desks, lifted, signed }, view, failed, refresh }: ListProps) {
  const { account } = useWallet();
  const [most, setMost] = useState(PORTION);
  const [chosen, setChosen] = useState<ReadonlySet<Hex>>(new Set());
  const curators = curatorsOf(council);
  const mayDecide = account !== undefined && curators.has(account.toLowerCase());
  const noProjects = new Map<Hex, readonly string[]>();
  // Notes name systems in their documents: those of this state are read first, then the filter by system is applied.
  const inState = shownIn(queue.items, { ...view, project: null }, { curators, lifted, projects: noProjects, account });
  const unfolded = view.folded || mayDecide;
  const wanted = [...inState.lifted.slice(0, most), ...(unfolded || view.project ? inState.folded.slice(0, most) : [])];
  const summaries = useSummaries(wanted);
  const projects = new Map(
    [...summaries].flatMap(([id, state]) => (state.state === 'read' ? [[id, state.summary.projects] as const] : [])),
  );
  const shown = shownIn(queue.items, view, { curators, lifted, projects, account });
  const more = Math.max(shown.lifted.length, unfolded ? shown.folded.length : 0) - most;
  const list = useRowKeys();
  const selected = shown.lifted.concat(unfolded ? shown.folded : []).filter(({ id }) => chosen.has(id));
  const toggle = (id: Hex) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const row = (item: (typeof queue.items)[number]) => (
    <QueueRow
      key={item.id}
      item={item}
      summary={summaries.get(item.id)}
      now={queue.timestamp}
      account={account}
      signed={signed.get(item.id) ?? 0}
      told={item.eventsAgree === null && item.closed ? source.indexer : null}
      {...(mayDecide && item.state === 'open'
        ? {
            selected: chosen.has(item.id),
            onSelect: () => toggle(item.id),
            cannot:
              cannotVote(item, { account, curators }) ??
              (summaries.get(item.id)?.state === 'read' ? null : t('Its document has not been read here.')),
          }
        : {})}
    />
  );
  const { open, oldest, overdue } = tally(queue.items);
  const systems = [
    ...new Set(queue.items.flatMap(({ entry }) => (entry.kind === 'project' || entry.kind === 'metric' ? [entry.key] : []))),
  ];
  return (
    <>
      <QueueFilters
        view={view}
        projects={[...new Set([...systems, ...[...projects.values()].flat(), ...(view.project ? [view.project] : [])])].toSorted()}
        canDecide={mayDecide}
      />
      <div className="queue-bar">
        <p role="status">
          {oldest === null
            ? t('{proposals} open', { proposals: plural(open, 'proposal') })
            : t('{proposals} open, the oldest for {span}', {
                proposals: plural(open, 'proposal'),
                span: spanWords(queue.timestamp - oldest),
              })}
          {overdue > 0 && view.state === 'open' && (
            <>
              {t('; ')}
              <a href={reviewHref({ state: 'closed' })}>{t('{count} overdue or stale', { count: overdue })}</a>
            </>
          )}
          {failed && <span className="queue-trouble"> {t('The last reading failed; this is the one before.')}</span>}
          {!desks && <span className="queue-trouble"> {t('No gateway tells of signatures and comments now.')}</span>}
        </p>
        <div className="queue-beside">
          <ConnectLine council={council} />
          <Later>
            <Follow
              of={[
                { label: t('What is proposed, and how it ends'), feed: 'queue' },
                { label: t('Deadlines'), calendar: 'deadlines' },
              ]}
            />
          </Later>
        </div>
      </div>
      <SourceLine source={source} />
      {shown.lifted.length + shown.folded.length > 0 && (
        <Later>
          <TakeQueue
            items={unfolded ? shown.lifted.concat(shown.folded) : shown.lifted}
            view={view}
            nameOf={({ id, entry }) => {
              const summary = summaries.get(id);
              return summary?.state === 'read' ? summary.summary.name : entry.key;
            }}
          />
        </Later>
      )}
      <section className="queue" ref={list} aria-label={t('Proposals')}>
        {shown.lifted.length > 0 && <ul>{shown.lifted.slice(0, most).map(row)}</ul>}
        {more > 0 && (
          <p className="queue-more">
            <button type="button" className="button secondary" onClick={() => setMost(most + PORTION)}>
              {t('Show {some} of {all} more', { some: Math.min(more, PORTION), all: more })}
            </button>
          </p>
        )}
        {shown.lifted.length + shown.folded.length === 0 && (
          <p className="queue-none">
            {view.mine && !account
              ? t('Connect a wallet to see what is yours to decide.')
              : queue.items.length === 0 && source.closed === 'all' && source.from === null
                ? t('Nothing was ever proposed here.')
                : t('No proposal fits these filters.')}{' '}
            {(view.state !== 'any' || view.mine) && (queue.items.length > 0 || source.closed !== 'all') && (
              <a href={reviewHref({ state: 'any' })}>
                {source.closed === 'all' ? t('Show all {count}', { count: queue.items.length }) : t('Show all')}
              </a>
            )}
          </p>
        )}
        {shown.folded.length > 0 && (
          <div className="queue-folded">
            <p>
              {foldedWords(shown, unfolded)}{' '}
              {!mayDecide && <a href={reviewHref({ ...view, folded: !view.folded })}>{view.folded ? t('Fold') : t('Show')}</a>}
            </p>
            {unfolded && <ul>{shown.folded.slice(0, most).map(row)}</ul>}
          </div>
        )}
      </section>
      {view.state === 'open' && desks && <Offered offered={desks.offered} counts={desks.counts} />}
      {mayDecide && selected.length > 0 && (
        <Batch items={selected} summaries={summaries} council={council} clear={() => setChosen(new Set())} onDone={refresh} />
      )}
    </>
  );
}

/** How many stand apart, and why. */
function foldedWords({ lifted, folded }: Shown, unfolded: boolean): string {
  const which = lifted.length > 0 ? t('{count} more', { count: folded.length }) : plural(folded.length, 'proposal');
  if (folded.length === 1)
    return unfolded
      ? t('{which} is not lifted yet: no curator has voted or commented.', { which })
      : t('{which} is folded: no curator has voted or commented.', { which });
  return unfolded
    ? t('{which} are not lifted yet: no curator has voted or commented.', { which })
    : t('{which} are folded: no curator has voted or commented.', { which });
}

export default fromAddress(parseReview, Queue);
