import type { Chain, EIP1193Parameters, EIP1193Provider, Hex } from 'viem';
import { createWalletClient, http, publicActions } from 'viem';
import type { HDAccount } from 'viem/accounts';

/** An EIP-1193 provider that signs everything at once with a key that everybody knows. For the local chain only. */
export function demoProvider(account: HDAccount, chain: Chain): EIP1193Provider {
  const client = createWalletClient({ account, chain, transport: http() }).extend(publicActions);
  // As a real wallet, it hides its account until it was chosen; else the first one would connect itself.
  const mark = `deml.demo.${account.address}`;
  const answer = async ({ method, params }: EIP1193Parameters): Promise<unknown> => {
    const args = (params ?? []) as readonly unknown[];
    switch (method as string) {
      case 'eth_accounts':
        return localStorage.getItem(mark) ? [account.address] : [];
      case 'eth_requestAccounts':
        localStorage.setItem(mark, 'open');
        return [account.address];
      case 'eth_chainId':
        return `0x${chain.id.toString(16)}`;
      case 'wallet_requestPermissions':
        localStorage.setItem(mark, 'open');
        return [{ parentCapability: 'eth_accounts', caveats: [{ type: 'restrictReturnedAccounts', value: [account.address] }] }];
      case 'wallet_revokePermissions':
        localStorage.removeItem(mark);
        return null;
      case 'wallet_switchEthereumChain':
        return null;
      case 'eth_sendTransaction': {
        const { to, data, value = '0x0' } = args[0] as { to: Hex; data: Hex; value?: Hex };
        return client.sendTransaction({ to, data, value: BigInt(value) });
      }
      case 'eth_signTypedData_v4':
        return account.signTypedData(JSON.parse(args[1] as string));
      default:
        return client.request({ method, params } as Parameters<typeof client.request>[0]);
    }
  };
  const provider = { request: answer, on: () => provider, removeListener: () => provider };
  return provider as unknown as EIP1193Provider;
}
