import { type Address, type Client, getTypesForEIP712Domain, type Hex, serializeTypedData } from 'viem';
import { getCode } from 'viem/actions';

import type { Connector, Config as WagmiConfig } from 'wagmi';
import { disconnect, getAccount, switchChain, watchAccount } from 'wagmi/actions';
import type { Chain as Reader } from '../../registry/actions/chain.ts';
import { verifySignature } from '../../registry/proposing/verifySignature.ts';
import type { Config } from '../state/config.ts';
import { asWalletError } from './answers.ts';
import { AccountChangedError, BadWalletSignatureError, DisconnectedError, NotConnectedError, WrongChainError } from './errors.ts';
import { send } from './send.ts';
import type { Wallet, WalletTypedData } from './types.ts';
import { watch } from './watch.ts';

export interface LiveWalletOptions {
  wagmi: WagmiConfig;
  config: Config;
  /** For asking contract wallets whether a signature is theirs. */
  reader: Reader;
}

/** What a connected wallet does. It reads who is connected when it is called, not when it was made. */
export function liveWallet({ wagmi, config, reader }: LiveWalletOptions): Omit<Wallet, 'status' | 'connect'> {
  const client: Client = wagmi.getClient({ chainId: config.chainId });

  /** The account and its provider, set to the right chain. */
  async function ready(): Promise<{ account: Address; name: string; request: Ask }> {
    const { address, connector } = getAccount(wagmi);
    if (!address || !connector) throw new NotConnectedError();
    const chain = await connector.getChainId();
    if (chain !== config.chainId) throw new WrongChainError(chain, config.chainId, config.network);
    return { account: address, name: connector.name, request: await asker(connector) };
  }

  /** A wallet that is closed or changed may never answer: then this ends. */
  function whileConnected<T>(account: Address, task: () => Promise<T>): Promise<T> {
    const lost = ({ status, address }: ReturnType<typeof getAccount>) =>
      status === 'disconnected' ? new DisconnectedError() : address && address !== account ? new AccountChangedError(address) : null;
    const already = lost(getAccount(wagmi)); // while the call was tried
    if (already) return Promise.reject(already);
    return new Promise((resolve, reject) => {
      const unwatch = watchAccount(wagmi, {
        onChange(now) {
          const reason = lost(now);
          if (reason) reject(reason);
        },
      });
      task().then(resolve, reject).finally(unwatch);
    });
  }

  const answered = async <T>(task: () => Promise<T>): Promise<T> => {
    const { connector } = getAccount(wagmi);
    try {
      return await task();
    } catch (error) {
      throw asWalletError(error, { wallet: connector?.name ?? 'The wallet', network: config.network });
    }
  };

  return {
    disconnect: () => answered(() => disconnect(wagmi)),
    switchChain: () => answered(async () => void (await switchChain(wagmi, { chainId: config.chainId }))),
    send: (request, { onSent, signal } = {}) =>
      answered(async () => {
        const { account, request: ask } = await ready();
        const sender = {
          client,
          account,
          network: config.network,
          isContract: await isContract(client, account),
          ask: ({ to, data, value = 0n }: typeof request) => {
            const transaction = { from: account, to, data, value: `0x${value.toString(16)}` };
            return whileConnected(account, () => ask('eth_sendTransaction', [transaction]) as Promise<Hex>);
          },
        };
        const sent = await send(sender, request);
        onSent?.(sent);
        return watch(client, request, sent, { signal });
      }),
    watch: (request, sent, { signal } = {}) => answered(() => watch(client, request, sent, { signal })),
    sign: (typedData) =>
      answered(async () => {
        const { account, request } = await ready();
        const params = [account, wireOf(typedData)];
        const signature = plain((await whileConnected(account, () => request('eth_signTypedData_v4', params))) as Hex);
        if (!(await verifySignature(reader, { address: account, typedData, signature }))) throw new BadWalletSignatureError(account);
        return signature;
      }),
  };
}

type Ask = (method: string, params: unknown[]) => Promise<unknown>;

async function asker(connector: Connector): Promise<Ask> {
  const provider = (await connector.getProvider()) as { request(call: { method: string; params: unknown[] }): Promise<unknown> };
  return (method, params) => provider.request({ method, params });
}

/** Whether an account is a contract wallet. An account that borrows code (EIP-7702) still signs with its own key. */
export async function isContract(client: Client, address: Address): Promise<boolean> {
  const code = await getCode(client, { address });
  return code !== undefined && code !== '0x' && !code.startsWith('0xef0100');
}

/** Typed data as wallets take it: JSON with the domain's type spelled out. */
function wireOf({ domain, types, primaryType, message }: WalletTypedData): string {
  const all = { EIP712Domain: getTypesForEIP712Domain({ domain }), ...types };
  return serializeTypedData({ domain, types: all, primaryType, message } as Parameters<typeof serializeTypedData>[0]);
}

/** Some devices end a signature with 0 or 1 where the registry, as everybody else, takes 27 or 28. */
function plain(signature: Hex): Hex {
  const last = signature.length === 132 ? Number.parseInt(signature.slice(-2), 16) : Number.NaN;
  return last < 27 ? (`${signature.slice(0, -2)}${(last + 27).toString(16)}` as Hex) : signature;
}
