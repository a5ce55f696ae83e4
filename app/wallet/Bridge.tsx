import { RainbowKitProvider, useConnectModal } from '@rainbow-me/rainbowkit';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAccount, type Config as WagmiConfig, WagmiProvider } from 'wagmi';
import type { Config } from '../state/config.ts';
import type { Access } from '../state/register.ts';
import { useLanguage } from '../words/language.ts';
import { NoWalletError } from './errors.ts';
import { isContract, liveWallet } from './liveWallet.ts';
import { remember } from './remembered.ts';
import type { Wallet } from './types.ts';
import { wagmiConfigOf } from './wagmi.ts';
import '@rainbow-me/rainbowkit/styles.css';
import './dialog.css';

export interface BridgeProps {
  config: Config;
  access: Access;
  onWallet: (wallet: Wallet) => void;
}

const queries = new QueryClient();
const locales = { en: 'en-US', zh: 'zh-CN' } as const;

/**
 * Everything of wagmi and RainbowKit: it renders the dialog only, and hands the wallet to the room. Memoized because wagmi
 * connects anew whenever its provider is rendered, and the room renders whenever the wallet changes.
 */
export default memo(function Bridge(props: BridgeProps) {
  const { config } = props;
  const [wagmi, setWagmi] = useState<WagmiConfig | null>(null);
  const [language] = useLanguage();
  useEffect(() => {
    let current = true;
    void wagmiConfigOf(config).then((made) => current && setWagmi(made));
    return () => {
      current = false;
    };
  }, [config]);
  if (!wagmi) return null;
  return (
    <WagmiProvider config={wagmi}>
      <QueryClientProvider client={queries}>
        <RainbowKitProvider
          theme={null}
          modalSize="compact"
          locale={locales[language]}
          initialChain={config.chainId}
          appInfo={{ appName: 'DeML OS' }}
        >
          <Hand {...props} wagmi={wagmi} />
        </RainbowKitProvider>
      </QueryClientProvider>
    </WagmiProvider>
  );
});

/** Wallets announce themselves as soon as they are asked; a slow extension gets this long. */
const ANNOUNCED_WITHIN_MS = 500;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function Hand({ config, access, wagmi, onWallet }: BridgeProps & { wagmi: WagmiConfig }) {
  const { address, connector, status, chainId } = useAccount();
  const { connectModalOpen, openConnectModal } = useConnectModal();
  const open = useConnect(openConnectModal, connectModalOpen, status === 'connected');
  const connect = useCallback(async () => {
    if (wagmi.connectors.length === 0) await pause(ANNOUNCED_WITHIN_MS);
    if (wagmi.connectors.length === 0) throw new NoWalletError();
    await open();
  }, [wagmi, open]);
  const contract = useIsContract(wagmi, config, address);
  const live = useMemo(() => liveWallet({ wagmi, config, reader: access.chain }), [wagmi, config, access]);
  useEffect(() => {
    if (status === 'connected') remember(true);
  }, [status]);
  useEffect(() => {
    const connected = (status === 'connected' || status === 'reconnecting') && address !== undefined;
    const waiting = connectModalOpen || status === 'connecting' || status === 'reconnecting';
    onWallet({
      ...live,
      disconnect: async () => {
        remember(false);
        await live.disconnect();
      },
      connect,
      status: connected ? (chainId === config.chainId ? 'ready' : 'wrong-chain') : waiting ? 'connecting' : 'none',
      ...(connected ? { account: address, name: connector?.name, isContract: contract } : {}),
    });
  }, [live, connect, status, address, connector, chainId, config, contract, connectModalOpen, onWallet]);
  return null;
}

/** Opens the dialog as soon as it can be opened, and resolves when it is closed. */
function useConnect(open: (() => void) | undefined, isOpen: boolean, connected: boolean): () => Promise<void> {
  const waiting = useRef<(() => void)[]>([]);
  const [wanted, setWanted] = useState(false);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!wanted || !(open || connected)) return;
    setWanted(false);
    if (connected) for (const done of waiting.current.splice(0)) done();
    else open?.();
  }, [wanted, open, connected]);
  useEffect(() => {
    if (wasOpen.current && !isOpen) for (const done of waiting.current.splice(0)) done();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return useCallback(
    () =>
      new Promise((resolve) => {
        waiting.current.push(resolve);
        setWanted(true);
      }),
    [],
  );
}

function useIsContract(wagmi: WagmiConfig, { chainId }: Config, address: `0x${string}` | undefined): boolean | null {
  const [known, setKnown] = useState<{ address: string; contract: boolean } | null>(null);
  useEffect(() => {
    if (!address) return;
    let current = true;
    isContract(wagmi.getClient({ chainId }), address).then(
      (contract) => current && setKnown({ address, contract }),
      () => {}, // asked again before anything is sent
    );
    return () => {
      current = false;
    };
  }, [wagmi, chainId, address]);
  return known && known.address === address ? known.contract : null;
}
