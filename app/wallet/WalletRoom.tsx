import { type ReactNode, useMemo } from 'react';
import { WalletError } from './errors.ts';
import type { Wallet } from './types.ts';
import { WalletContext } from './useWallet.ts';

/** Around a page that acts. Its children render at once and are never remounted; wallet code comes when it is needed. */
export function WalletRoom({ children }: { children: ReactNode }) {
  const wallet = useMemo((): Wallet => {
    const none = () =>
      Promise.reject(
        new WalletError('No wallet is connected.', { code: 'disconnected', family: 'input', fix: 'Connect a wallet, then try again.' }),
      );
    return {
      status: 'none',
      connect: none,
      disconnect: async () => {},
      switchChain: none,
      send: none,
      watch: none,
      sign: none,
    };
  }, []);
  return <WalletContext value={wallet}>{children}</WalletContext>;
}
