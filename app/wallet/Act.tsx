import type { ReactNode } from 'react';
import type { Hex } from 'viem';
import type { Receipt, WalletRequest, WalletTypedData } from './types.ts';
import { useWallet } from './useWallet.ts';

interface Common {
  /** Names the act in this tab, as `propose/note/202611/x`: what is pending under it is found again after a reload. */
  id: string;
  /** The words on the button, as "Propose" or "Approve on chain". */
  label: string;
  /** What the page knows beyond the words that are read from the call itself. */
  children?: ReactNode;
  /** Why it cannot be done now; the button is then off, and the reason stands beside it. */
  unable?: string | null | undefined;
}

export type ActProps = Common &
  (
    | {
        /** A function is called when the button is pressed, for what must be uploaded first. */
        request: WalletRequest | (() => Promise<WalletRequest>);
        typedData?: never;
        onDone?: ((receipt: Receipt) => void) | undefined;
      }
    | {
        request?: never;
        typedData: WalletTypedData | (() => Promise<WalletTypedData>);
        onDone?: ((signature: Hex) => void) | undefined;
      }
  );

/**
 * One act of an account: first in words what the wallet will show, decoded from the very bytes that will be sent or
 * signed; then the wallet; then progress until it is mined. Every failure is answered in place.
 */
export function Act({ label, unable, children }: ActProps) {
  const wallet = useWallet();
  return (
    <div className="act">
      {children}
      <button type="button" className="button" disabled={Boolean(unable)} onClick={() => void wallet.connect()}>
        {label}
      </button>
      {unable && <p>{unable}</p>}
    </div>
  );
}
