import type { Hex } from 'viem';
import { defaultReview, proposalHref, reviewHref } from '../../state/route/review.ts';
import { Bars } from '../../ui/Bars.tsx';
import { useWallet } from '../../wallet/useWallet.ts';
import { t } from '../../words/t.tsx';
import { entryWords, headingOf } from './itemWords.ts';
import { curatorsOf, shownIn, tally } from './queue.ts';
import { spanWords } from './spans.ts';
import { useQueue } from './useQueue.ts';
import { useSummaries } from './useSummaries.ts';

/** At most this many stand beside a proposal; the queue has the rest. */
const MOST = 8;

/** The open proposals beside the one that is read. */
export function SideQueue({ current }: { current: Hex }) {
  const { value } = useQueue();
  const { account } = useWallet();
  const curators = curatorsOf(value?.council);
  const { lifted, folded } = shownIn(value?.queue.items ?? [], defaultReview, {
    curators,
    lifted: value?.lifted ?? new Set(),
    projects: new Map(),
    account,
  });
  const mayDecide = account !== undefined && curators.has(account.toLowerCase());
  const listed = [...lifted, ...folded.filter(({ id }) => mayDecide || id === current)];
  const shown = listed.slice(0, MOST);
  const summaries = useSummaries(shown);
  const { open, oldest } = tally(value?.queue.items ?? []);
  return (
    <section className="panel side-queue" aria-labelledby="side-queue">
      <h2 id="side-queue">
        <a href={reviewHref()}>{t('Queue')}</a>{' '}
        <span>
          {value &&
            (oldest === null
              ? t('none open')
              : t('{count} open, oldest {span}', { count: open, span: spanWords(value.queue.timestamp - oldest) }))}
        </span>
      </h2>
      {!value && <Bars widths={[180, 150, 190]} />}
      <ul>
        {shown.map((item) => {
          const state = summaries.get(item.id);
          return (
            <li key={item.id} aria-current={item.id === current ? 'page' : undefined}>
              <span>
                <a href={proposalHref(item.id)}>{headingOf(item, state?.state === 'read' ? state.summary.name : null)}</a>
                <span>{entryWords(item)}</span>
              </span>
              <span>{t('{count} of {quorum}', { count: item.approvals, quorum: item.proposal.quorum })}</span>
            </li>
          );
        })}
      </ul>
      {listed.length > shown.length && (
        <p>
          <a href={reviewHref()}>{t('{count} more', { count: listed.length - shown.length })}</a>
        </p>
      )}
      {!mayDecide && folded.length > 0 && (
        <p>
          {folded.length === 1
            ? t('1 is folded: no curator has lifted it.')
            : t('{count} are folded: no curator has lifted them.', { count: folded.length })}{' '}
          <a href={reviewHref({ folded: true })}>{t('Show')}</a>
        </p>
      )}
    </section>
  );
}
