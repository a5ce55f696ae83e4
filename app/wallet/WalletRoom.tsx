import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAccess, useRegister } from '../state/register.ts';
import { Boundary } from '../ui/Boundary.tsx';
import type { BridgeProps } from './Bridge.tsx';
import { WalletCodeError } from './errors.ts';
import { isRemembered } from './remembered.ts';
import type { Wallet } from './types.ts';
import { WalletContext } from './useWallet.ts';

/**
 * Around a page that acts. Its children render at once and are never remounted. Wallet code comes when somebody connects,
 * or when a wallet was connected on an earlier visit.
 */
export function WalletRoom({ children }: { children: ReactNode }) {
  const { config } = useRegister('config');
  const access = useAccess();
  const [Bridge, setBridge] = useState<ComponentType<BridgeProps> | null>(null);
  const [live, setLive] = useState<Wallet | null>(null);
  const [loading, setLoading] = useState(false);
  const current = useRef<Wallet | null>(null);
  const waiting = useRef<((wallet: Wallet) => void)[]>([]);

  const onWallet = useCallback((wallet: Wallet) => {
    current.current = wallet;
    setLive(wallet);
    for (const resolve of waiting.current.splice(0)) resolve(wallet);
  }, []);

  const load = useCallback(async (): Promise<Wallet> => {
    setLoading(true);
    try {
      const { default: component } = await import('./Bridge.tsx');
      setBridge(() => component);
    } catch (cause) {
      throw new WalletCodeError(cause);
    } finally {
      setLoading(false);
    }
    return current.current ?? new Promise((resolve) => waiting.current.push(resolve));
  }, []);

  useEffect(() => {
    if (isRemembered()) load().catch(() => {}); // whoever connects is told
  }, [load]);

  const before = useMemo((): Wallet => {
    const when =
      <A extends unknown[], R>(act: (wallet: Wallet, ...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> =>
        act(await load(), ...args);
    return {
      status: loading || Bridge ? 'connecting' : 'none',
      connect: when((wallet) => wallet.connect()),
      disconnect: when((wallet) => wallet.disconnect()),
      switchChain: when((wallet) => wallet.switchChain()),
      send: when((wallet, ...args: Parameters<Wallet['send']>) => wallet.send(...args)),
      watch: when((wallet, ...args: Parameters<Wallet['watch']>) => wallet.watch(...args)),
      sign: when((wallet, ...args: Parameters<Wallet['sign']>) => wallet.sign(...args)),
    };
  }, [load, loading, Bridge]);

  return (
    <WalletContext value={live ?? before}>
      {children}
      {Bridge && config && access && (
        <Boundary>
          <Bridge config={config} access={access} onWallet={onWallet} />
        </Boundary>
      )}
    </WalletContext>
  );
}
