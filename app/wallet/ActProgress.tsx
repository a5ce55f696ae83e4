import { formatMoment, formatNumber } from '../state/format.ts';
import { CopyButton } from '../ui/ErrorBox.tsx';
import type { Pending } from './pending.ts';
import type { Outcome } from './useAct.ts';

/** What is on its way. */
export function ActSent({ pending: { sent }, walletName = 'the wallet' }: { pending: Pending; walletName?: string | undefined }) {
  return (
    <div className="act-note" role="status">
      <p>
        <b>{sent.byContract ? 'Waiting for the other owners.' : 'Sent. Waiting for a block.'}</b>{' '}
        {sent.byContract
          ? `The account is a contract: ${walletName} keeps the call until enough of its owners have confirmed. This page finds the result by the registry's own event; it may be closed meanwhile.`
          : 'This page goes on watching, also after a reload.'}
      </p>
      <Hash label={sent.byContract ? 'Number in the wallet' : 'Transaction'} hash={sent.hash} />
      {!sent.byContract && <p className="slow">Not mined yet. The wallet can speed it up or cancel it; this page notices either.</p>}
    </div>
  );
}

/** What came of it. */
export function ActOutcome({ outcome: { receipt, signature } }: { outcome: Outcome }) {
  if (!receipt)
    return (
      <div className="act-note" role="status">
        <p>
          <b>Signed.</b> The signature was checked against the account.
        </p>
        <Hash label="Signature" hash={signature as string} />
      </div>
    );
  return (
    <div className="act-note" role="status">
      <p>
        <b>Mined</b> in block {formatNumber(Number(receipt.blockNumber))}, {formatMoment(new Date(receipt.timestamp * 1000))}.
        {receipt.replaced && ' Another transaction carried it than the one that the wallet named first.'}
      </p>
      <Hash label="Transaction" hash={receipt.transaction} />
    </div>
  );
}

export function Hash({ label, hash }: { label: string; hash: string }) {
  return (
    <p className="act-hash">
      {label} <span className="mono">{hash}</span> <CopyButton text={() => hash}>Copy</CopyButton>
    </p>
  );
}
