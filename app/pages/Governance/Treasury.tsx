import { useEffect, useState } from 'react';
import type { Address } from 'viem';
import { collectRequest } from '../../../registry/proposing/requests.ts';
import { getCredit } from '../../../registry/records/getCredit.ts';
import type { Council } from '../../../registry/records/index.ts';
import { useAccess } from '../../state/register.ts';
import { Act } from '../../wallet/Act.tsx';
import { useWallet } from '../../wallet/useWallet.ts';
import { t } from '../../words/t.tsx';
import { Account } from './Account.tsx';
import { ethOf } from './words.ts';

/** What bonds have left behind: the treasury's part, and the reader's own. */
export function Treasury({ council, onDone }: { council: Council; onDone: () => void }) {
  const { account } = useWallet();
  const access = useAccess();
  const [credit, setCredit] = useState<{ of: Address; wei: bigint } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer block may tell another credit
  useEffect(() => {
    if (!account || !access) return;
    let current = true;
    getCredit(access.chain, { registry: access.registry, account }).then(
      (wei) => current && setCredit({ of: account, wei }),
      () => current && setCredit(null), // the head of the page says that the chain does not answer
    );
    return () => {
      current = false;
    };
  }, [account, access, council]);
  const own = credit && credit.of === account ? credit.wei : null;
  return (
    <dl className="gov-facts">
      <div>
        <dt>{t('Treasury')}</dt>
        <dd>
          <Account address={council.treasury} />
          <p>
            {council.treasuryCredit === 0n
              ? t('Nothing to collect: no bond was lost as spam since it last collected.')
              : t('{amount} to collect, from bonds lost as spam.', { amount: ethOf(council.treasuryCredit) })}
          </p>
          {council.treasuryCredit > 0n && access && (
            <Act
              id={`collect/${council.treasury}`}
              label={t('Pay it out to the treasury')}
              secondary
              request={collectRequest(access.registry, council.treasury)}
              onDone={onDone}
            />
          )}
        </dd>
      </div>
      <div>
        <dt>{t('Yours')}</dt>
        <dd>
          {!account && <p>{t('Connect a wallet to see whether a bond waits for you.')}</p>}
          {account && own === 0n && (
            <p>{t('Nothing to collect. A bond comes back here when its proposal ends, unless it is rejected as spam.')}</p>
          )}
          {account && own !== null && own > 0n && access && (
            <>
              <p>{t('{amount} of bonds wait for you.', { amount: ethOf(own) })}</p>
              <Act
                id={`collect/${account}`}
                label={t('Collect {amount}', { amount: ethOf(own) })}
                request={collectRequest(access.registry, account)}
                onDone={onDone}
              />
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}
