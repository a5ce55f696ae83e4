import { formatMoment, plural } from '../../state/format.ts';
import { reviewHref } from '../../state/route/review.ts';
import { t } from '../../words/t.tsx';
import type { Case, People } from './readCase.ts';
import { ethWords } from './spans.ts';
import { Account } from './Votes.tsx';

/** The rules by which this proposal is judged, frozen when it was made, and what became of the proposer's others. */
export function Facts({ one: { item, offer }, people }: { one: Case; people: People | undefined }) {
  const { quorum, rejectionQuorum, deadline, bond, proposer } = item.proposal;
  const rules = people?.council.rules[item.entry.kind];
  const changed = rules && (rules.quorum !== quorum || rules.rejectionQuorum !== rejectionQuorum);
  const record = people?.proposer;
  return (
    <>
      <section className="panel facts" aria-labelledby="rules">
        <h2 id="rules">{t('Its rules')}</h2>
        <dl>
          <dt>{t('Quorum')}</dt>
          <dd>{t('{approve} to approve, {reject} to reject', { approve: quorum, reject: rejectionQuorum })}</dd>
          <dt>{t('Until')}</dt>
          <dd>{formatMoment(new Date(deadline * 1000))}</dd>
          <dt>{t('Bond')}</dt>
          <dd>{bond === 0n ? t('none') : t('{bond}, back to the proposer unless it is rejected as spam', { bond: ethWords(bond) })}</dd>
          <dt>{t('Digest')}</dt>
          <dd className="mono">{item.proposal.digest}</dd>
        </dl>
        <p>
          {offer ? t('They must be those of the day on which it comes to the chain.') : t('Frozen when it was proposed.')}
          {changed &&
            rules &&
            ` ${t('Today’s proposals are judged by {approve} and {reject}.', { approve: rules.quorum, reject: rules.rejectionQuorum })}`}
        </p>
      </section>
      <section className="panel facts" aria-labelledby="record">
        <h2 id="record">{t('Its proposer')}</h2>
        <dl>
          <dt>{t('Account')}</dt>
          <dd>
            <Account address={proposer} />
          </dd>
          {record && (
            <>
              <dt>{t('Proposed')}</dt>
              <dd>{record.proposed === 0 ? t('nothing on chain yet') : plural(record.proposed, 'proposal')}</dd>
              <dt>{t('Of these')}</dt>
              <dd>
                {[
                  t('{count} approved', { count: record.approved }),
                  t('{count} rejected', { count: record.rejected }),
                  record.spam > 0 && t('{count} as spam', { count: record.spam }),
                  t('{count} withdrawn', { count: record.withdrawn }),
                  t('{count} open', { count: record.open }),
                  record.expired + record.stale > 0 && t('{count} expired or stale', { count: record.expired + record.stale }),
                ]
                  .filter(Boolean)
                  .join(t(', '))}
              </dd>
              {record.first && (
                <>
                  <dt>{t('First')}</dt>
                  <dd>{formatMoment(new Date(record.first.at * 1000)).slice(0, 10)}</dd>
                </>
              )}
            </>
          )}
        </dl>
        <p>
          <a href={reviewHref({ state: 'any' })}>{t('All proposals')}</a>
        </p>
      </section>
    </>
  );
}
