import { formatMoment, formatNumber } from '../state/format.ts';
import { CopyButton } from '../ui/ErrorBox.tsx';
import { T, t } from '../words/t.tsx';
import type { Pending } from './pending.ts';
import type { Outcome } from './useAct.ts';

/** What is on its way. */
export function ActSent({ pending: { sent }, walletName = t('the wallet') }: { pending: Pending; walletName?: string | undefined }) {
  return (
    <div className="act-note" role="status">
      <p>
        <b>{sent.byContract ? t('Waiting for the other owners.') : t('Sent. Waiting for a block.')}</b>{' '}
        {sent.byContract
          ? t(
              'The account is a contract: {wallet} keeps the call until enough of its owners have confirmed. This page finds the result by the registry’s own event; it may be closed meanwhile.',
              { wallet: walletName },
            )
          : t('This page goes on watching, also after a reload.')}
      </p>
      <Hash label={sent.byContract ? t('Number in the wallet') : t('Transaction')} hash={sent.hash} />
      {!sent.byContract && <p className="slow">{t('Not mined yet. The wallet can speed it up or cancel it; this page notices either.')}</p>}
    </div>
  );
}

/** What came of it. */
export function ActOutcome({ outcome: { receipt, signature } }: { outcome: Outcome }) {
  if (!receipt)
    return (
      <div className="act-note" role="status">
        <p>
          <b>{t('Signed.')}</b> {t('The signature was checked against the account.')}
        </p>
        <Hash label={t('Signature')} hash={signature as string} />
      </div>
    );
  return (
    <div className="act-note" role="status">
      <p>
        <T
          text="{mined} in block {block}, {when}."
          mined={<b>{t('Mined')}</b>}
          block={formatNumber(Number(receipt.blockNumber))}
          when={formatMoment(new Date(receipt.timestamp * 1000))}
        />
        {receipt.replaced && ` ${t('Another transaction carried it than the one that the wallet named first.')}`}
      </p>
      <Hash label={t('Transaction')} hash={receipt.transaction} />
    </div>
  );
}

export function Hash({ label, hash }: { label: string; hash: string }) {
  return (
    <p className="act-hash">
      {label} <span className="mono">{hash}</span> <CopyButton text={() => hash}>{t('Copy')}</CopyButton>
    </p>
  );
}
