import { useState } from 'react';
import { rejectRequest } from '../../../registry/actions/index.ts';
import type { Digest } from '../../../registry/cid/index.ts';
import type { Intent } from '../../../registry/schema/comment.ts';
import { sentence } from '../../state/format.ts';
import { useAccess } from '../../state/register.ts';
import { Act } from '../../wallet/Act.tsx';
import { useWallet } from '../../wallet/useWallet.ts';
import { t } from '../../words/t.tsx';
import { noWord } from './itemWords.ts';
import type { Case } from './readCase.ts';
import { Say } from './Say.tsx';

/** First the reason, signed and kept; then the vote, with the digest of the reason. */
export function Reject({ one, onDone }: { one: Case; onDone(): void }) {
  const { item, desk } = one;
  const access = useAccess();
  const { account } = useWallet();
  const [spam, setSpam] = useState(false);
  const [said, setSaid] = useState<{ intent: Intent; digest: Digest } | null>(null);
  if (!access || !account) return null;
  const intent: Intent = spam ? 'spam' : 'reject';
  const own = desk?.comments.findLast(({ comment }) => comment.author.toLowerCase() === account.toLowerCase() && comment.intent === intent);
  // A reason says of itself which vote it is the reason of.
  const digest = (said?.intent === intent ? said.digest : own?.digest) ?? null;
  const keep = (kept: Digest) => {
    setSaid({ intent, digest: kept });
    onDone();
  };
  return (
    <>
      <label className="decide-spam">
        <input type="checkbox" checked={spam} onChange={(event) => setSpam(event.target.checked)} /> {t('It is spam.')}{' '}
        <span>
          {t(
            'If every vote of the rejection quorum says so, the bond goes to the treasury. Say it of what was never meant in earnest, not of what is wrong or badly sourced.',
          )}
        </span>
      </label>
      {digest && <p className="decide-why">{t('Your reason is signed and kept by the gateways; it stands in the discussion.')}</p>}
      {digest ? (
        <Act
          key={intent}
          id={`reject/${item.id}`}
          label={spam ? t('Reject as spam') : t('{no} on chain', { no: sentence(noWord(item.action)) })}
          request={rejectRequest(access.registry, item.proposal, digest, spam)}
          onDone={onDone}
        >
          <p className="decide-why">{t('The reason named above is the one that you signed; its digest goes on chain with your vote.')}</p>
        </Act>
      ) : (
        <Say one={one} intent={intent} label={t('Sign the reason')} asks={t('Reason, for everybody to read')} onSaid={keep} />
      )}
    </>
  );
}
