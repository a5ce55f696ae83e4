import { useState } from 'react';
import type { DemlError } from '../../registry/errors/index.ts';
import { asDemlError } from '../state/asDemlError.ts';
import { useRegister } from '../state/register.ts';
import { t } from '../words/t.tsx';
import { useWallet } from './useWallet.ts';
import './act.css';

/** Who acts, with which wallet, on which network; or the way to connect one. */
export function AccountLine() {
  const { config } = useRegister('config');
  const { status, account, name, isContract, connect, disconnect, switchChain } = useWallet();
  const [error, setError] = useState<DemlError | null>(null);
  const [busy, setBusy] = useState(false);
  const trying = (task: () => Promise<void>) => () => {
    setError(null);
    setBusy(true);
    task()
      .catch((problem: unknown) => setError(asDemlError(problem)))
      .finally(() => setBusy(false));
  };
  const another = trying(async () => {
    await disconnect();
    await connect();
  });
  return (
    <div className="account-line">
      {account ? (
        <p>
          <b>{name}</b> <span className="mono">{account}</span>
          {isContract && <span> · {t('a contract wallet: its other owners may have to confirm')}</span>}{' '}
          <button type="button" className="textbutton" disabled={busy} onClick={another}>
            {t('Use another')}
          </button>{' '}
          <button type="button" className="textbutton" disabled={busy} onClick={trying(disconnect)}>
            {t('Disconnect')}
          </button>
        </p>
      ) : (
        <p>
          <button type="button" className="button secondary" disabled={status === 'connecting' && busy} onClick={trying(connect)}>
            {t('Connect a wallet')}
          </button>
          {status === 'connecting' && <span role="status">{t('Waiting for the wallet …')}</span>}
        </p>
      )}
      {status === 'wrong-chain' && config && (
        <p role="alert" className="account-wrong">
          {t('{wallet} is set to another network. This registry is on {network}, chain {chain}.', {
            wallet: name ?? t('The wallet'),
            network: config.network,
            chain: config.chainId,
          })}{' '}
          <button type="button" className="button secondary" disabled={busy} onClick={trying(switchChain)}>
            {t('Change to {network}', { network: config.network })}
          </button>
        </p>
      )}
      {error && (
        <p role="alert" className="account-wrong" lang="en">
          {error.message} {error.fix}
        </p>
      )}
    </div>
  );
}
