import { connectorsForWallets } from '@rainbow-me/rainbowkit';
import { walletConnectWallet } from '@rainbow-me/rainbowkit/wallets';
import type { CreateConnectorFn } from 'wagmi';

/** Wallets on another device. Loaded only where the operator configured a project id: it contacts third parties at once. */
export const walletConnectConnectors = (projectId: string): CreateConnectorFn[] =>
  connectorsForWallets([{ groupName: 'On another device', wallets: [walletConnectWallet] }], { appName: 'DeML OS', projectId });
