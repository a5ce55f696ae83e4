import { useEffect, useRef } from 'react';
import { ContractError } from '../../registry/errors/contract.ts';
import type { DemlError } from '../../registry/errors/index.ts';
import { CopyButton, detailsOf } from '../ui/ErrorBox.tsx';
import { t, word } from '../words/t.tsx';
import { AccountLine } from './AccountLine.tsx';
import { Hash } from './ActProgress.tsx';
import type { Pending } from './pending.ts';
import type { Wallet } from './types.ts';

interface Props {
  error: DemlError;
  wallet: Wallet;
  /** What was sent and may still be mined. */
  pending: Pending | null;
  onAgain: () => void;
  onWatch: (pending: Pending) => void;
  onPutAway: () => void;
}

/** Titles of what is no mishap, or not this page's. Everything else is named by what failed. */
const titles: Readonly<Record<string, string>> = {
  'wallet-rejected': word('Not sent'),
  'wrong-chain': word('Another network'),
  'no-funds': word('Not enough ETH'),
  dropped: word('Not seen by the network'),
  cancelled: word('Cancelled in the wallet'),
  disconnected: word('Disconnected'),
  'account-changed': word('Another account'),
  'under-way': word('Under way already'),
  reverted: word('Mined, and refused'),
  'not-followed': word('With the other owners'),
  'bad-signature': word('Signature not used'),
  'wallet-failed': word('The wallet failed'),
  'wallet-code': word('Not loaded'),
};

/** What went wrong, and the way out of it. */
export function ActFailure({ error, wallet, pending, onAgain, onWatch, onPutAway }: Props) {
  const { code } = error;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const lost = code === 'wrong-chain' || code === 'disconnected' || code === 'not-connected' || code === 'account-changed';
  return (
    <div className="act-note act-failure" data-code={code} role="alert" ref={box} tabIndex={-1}>
      <h3>
        {t(titles[code] ?? (error instanceof ContractError ? word('The registry would refuse it') : word('It could not be prepared')))}
      </h3>
      <p lang="en">{error.message}</p>
      <p className="act-fix" lang="en">
        {error.fix}
      </p>
      {pending && <Hash label={t('Transaction')} hash={pending.sent.hash} />}
      {lost && <AccountLine />}
      <p className="act-buttons">
        {pending ? (
          <>
            <button type="button" className="button" onClick={() => onWatch(pending)}>
              {t('Go on watching')}
            </button>
            <button type="button" className="textbutton" onClick={onPutAway}>
              {t('It is gone from the wallet: let me send it anew')}
            </button>
          </>
        ) : (
          <>
            {again(error) && (
              <button type="button" className="button" disabled={lost && wallet.status !== 'ready'} onClick={onAgain}>
                {t('Try again')}
              </button>
            )}
            <button type="button" className="textbutton" onClick={onPutAway}>
              {again(error) ? t('Not now') : t('Close')}
            </button>
          </>
        )}
        <CopyButton text={() => detailsOf(error)}>{t('Copy details')}</CopyButton>
      </p>
    </div>
  );
}

/** Trying the same again can help: not where the contract's own rules stand against it. */
const again = (error: DemlError): boolean =>
  !(error instanceof ContractError) && error.code !== 'reverted' && error.code !== 'not-followed';
