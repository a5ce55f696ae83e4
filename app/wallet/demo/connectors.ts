import { connectorsForWallets, type Wallet, type WalletDetailsParams } from '@rainbow-me/rainbowkit';
import type { Chain, EIP1193Provider } from 'viem';
import { type CreateConnectorFn, createConnector } from 'wagmi';
import { injected } from 'wagmi/connectors';
import { demoAccount, demoAccounts } from './accounts.ts';
import { demoProvider } from './provider.ts';

/** Two letters on a square, as the monograms of the register. */
const iconOf = (name: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" fill="#42484b"/><text x="14" y="18.5" font-family="Georgia,serif" font-size="12" font-weight="600" text-anchor="middle" fill="#fbfbf9">${monogram(name)}</text></svg>`,
  )}`;

const monogram = (name: string): string => {
  const [, role = '', number] = name.split(' ');
  return number ? `C${number}` : `${role.charAt(0).toUpperCase()}${role.charAt(1)}`;
};

/** The demo accounts as wallets of RainbowKit's dialog, under a heading of their own. Only in builds of the local stack. */
export function demoConnectors(chain: Chain): CreateConnectorFn[] {
  const providers = new Map<number, EIP1193Provider>();
  const providerOf = (index: number): EIP1193Provider => {
    const provider = providers.get(index) ?? demoProvider(demoAccount(index), chain);
    providers.set(index, provider);
    return provider;
  };
  const walletOf =
    ({ name, index }: (typeof demoAccounts)[number]) =>
    (): Wallet => {
      const id = name.toLowerCase().replaceAll(' ', '-');
      const target = () => ({ id, name, provider: providerOf(index) });
      return {
        id,
        name,
        iconUrl: iconOf(name),
        iconBackground: '#42484b',
        installed: true,
        createConnector: (details: WalletDetailsParams) =>
          createConnector((config) => ({ ...injected({ target: target as never })(config), ...details })),
      };
    };
  return connectorsForWallets([{ groupName: 'Demo wallets', wallets: demoAccounts.map(walletOf) }], {
    appName: 'DeML OS',
    projectId: 'none',
  });
}
