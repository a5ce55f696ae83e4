import { createContext, useContext } from 'react';
import { NoWalletRoomError } from './errors.ts';
import type { Wallet } from './types.ts';

/** Without wagmi and RainbowKit: a page may use a wallet without loading one. */
export const WalletContext = createContext<Wallet | null>(null);

/** The wallet of the `WalletRoom` around. */
export function useWallet(): Wallet {
  const wallet = useContext(WalletContext);
  if (!wallet) throw new NoWalletRoomError();
  return wallet;
}
