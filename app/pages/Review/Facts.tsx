import { formatMoment, plural } from '../../state/format.ts';
import { reviewHref } from '../../state/route/review.ts';
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
        <h2 id="rules">Its rules</h2>
        <dl>
          <dt>Quorum</dt>
          <dd>
            {quorum} to approve, {rejectionQuorum} to reject
          </dd>
          <dt>Until</dt>
          <dd>{formatMoment(new Date(deadline * 1000))}</dd>
          <dt>Bond</dt>
          <dd>{bond === 0n ? 'none' : `${ethWords(bond)}, back to the proposer unless it is rejected as spam`}</dd>
          <dt>Digest</dt>
          <dd className="mono">{item.proposal.digest}</dd>
        </dl>
        <p>
          {offer ? 'They must be those of the day on which it comes to the chain.' : 'Frozen when it was proposed.'}
          {changed && rules && ` Today’s proposals are judged by ${rules.quorum} and ${rules.rejectionQuorum}.`}
        </p>
      </section>
      <section className="panel facts" aria-labelledby="record">
        <h2 id="record">Its proposer</h2>
        <dl>
          <dt>Account</dt>
          <dd>
            <Account address={proposer} />
          </dd>
          {record && (
            <>
              <dt>Proposed</dt>
              <dd>{record.proposed === 0 ? 'nothing on chain yet' : plural(record.proposed, 'proposal')}</dd>
              <dt>Of these</dt>
              <dd>
                {record.approved} approved, {record.rejected} rejected
                {record.spam > 0 && `, ${record.spam} as spam`}, {record.withdrawn} withdrawn, {record.open} open
                {record.expired + record.stale > 0 && `, ${record.expired + record.stale} expired or stale`}
              </dd>
              {record.first && (
                <>
                  <dt>First</dt>
                  <dd>{formatMoment(new Date(record.first.at * 1000)).slice(0, 10)}</dd>
                </>
              )}
            </>
          )}
        </dl>
        <p>
          <a href={reviewHref({ state: 'any' })}>All proposals</a>
        </p>
      </section>
    </>
  );
}
