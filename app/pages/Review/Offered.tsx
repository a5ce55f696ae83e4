import { keyFromBytes32, kinds, proposalActions } from '../../../registry/actions/words.ts';
import type { DeskList } from '../../../registry/desk/types.ts';
import { plural } from '../../state/format.ts';
import { proposalHref } from '../../state/route/review.ts';
import { T, t } from '../../words/t.tsx';
import { entryWords } from './itemWords.ts';
import { Account } from './Votes.tsx';

/** Proposals that their proposers have signed and nobody has brought to the chain. */
export function Offered({ offered, counts }: Pick<DeskList, 'offered' | 'counts'>) {
  if (offered.length === 0) return null;
  return (
    <section className="queue-offered" aria-labelledby="offered">
      <h2 id="offered">{t('Offered, not on chain')}</h2>
      <p>
        {t(
          'Signed by their proposers and kept by gateways, without a bond. The signatures of a quorum bring one to the chain in one transaction.',
        )}
      </p>
      <ul>
        {offered.map(({ id, proposal }) => {
          const entry = { id, kind: kinds[proposal.kind] ?? 'page', period: proposal.period, key: keyFromBytes32(proposal.key) };
          const action = proposalActions[proposal.action] ?? 'update';
          return (
            <li key={id}>
              <a href={proposalHref(id)}>{entryWords({ entry, action, proposal })}</a>{' '}
              <span>
                <T
                  text="by {account}, {signatures} of {quorum}"
                  account={<Account address={proposal.proposer} />}
                  signatures={plural(counts.get(id)?.approvals ?? 0, 'signature')}
                  quorum={proposal.quorum}
                />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
