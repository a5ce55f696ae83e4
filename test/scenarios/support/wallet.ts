import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import {
  type Address,
  createWalletClient,
  encodeFunctionData,
  type Hex,
  http,
  keccak256,
  publicActions,
  type TypedDataDefinition,
} from 'viem';
import type { LocalAccount } from 'viem/accounts';
import { ownedWalletAbi } from './ownedWallet.ts';
import { type Announced, installWallets } from './walletInPage.ts';

/**
 * How a wallet treats what it is asked to send or sign:
 * - `sign`: as asked, at once
 * - `reject`: its user says no (4001)
 * - `drop`: answers with the hash of a transaction that never reaches the chain
 * - `speed-up`: answers with one hash, then sends the same call at a higher fee under the same nonce
 * - `cancel`: answers with one hash, then sends nothing to itself under the same nonce
 * - `fail`: breaks with an error of its own
 */
export type Behaviour = 'sign' | 'reject' | 'drop' | 'speed-up' | 'cancel' | 'fail';

export interface GivenWallet {
  /** As the wallet's dialog lists it. */
  name: string;
  /** The key that signs. */
  signer: LocalAccount;
  /** An OwnedWallet whose owner is `signer`: then this is the account that the page sees. */
  contract?: Address;
  /** The chain that it is set to at first; that of the RPC unless said otherwise. */
  chainId?: number;
  /** It has never heard of the RPC's chain, and must be told by wallet_addEthereumChain. */
  strange?: boolean;
}

export interface TestWallet {
  readonly name: string;
  /** The account that the page sees. */
  readonly account: Address;
  /** Every request that reached the wallet, oldest first. */
  readonly asked: readonly { method: string; params: readonly unknown[] }[];
  /** What it was asked of this method. */
  times(method: string): number;
  behave(behaviour: Behaviour): void;
  /** Requests to send or sign wait, as a user who reads; `release` lets them go on. */
  hold(): void;
  release(): void;
  setChain(chainId: number): Promise<void>;
  /** The user chooses another account in the wallet. */
  switchTo(signer: LocalAccount): Promise<void>;
  /** The user closes the wallet to this page. */
  disconnect(): Promise<void>;
  /** A contract wallet's transactions wait for this: its other owners confirm, and the oldest one that waits is executed. */
  confirm(): Promise<Hex>;
}

const rejected = { error: { code: 4001, message: 'User rejected the request.' } };
const icon = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>';

interface Asked {
  to?: Address;
  data?: Hex;
  value?: Hex;
}

/** Puts wallets into a page, before it is opened. Each signs with a local key and sends to `rpc`. */
export async function giveWallets(page: Page, rpc: string, given: readonly GivenWallet[]): Promise<TestWallet[]> {
  const chainId = await createWalletClient({ transport: http(rpc) })
    .extend(publicActions)
    .getChainId();
  const wallets = given.map((one) => makeWallet(page, rpc, chainId, one));
  await page.exposeFunction('__walletRequest', (uuid: string, method: string, params: unknown) =>
    wallets.find(({ info }) => info.uuid === uuid)?.answer(method, params as readonly unknown[]),
  );
  await page.addInitScript(
    installWallets,
    wallets.map(({ info }) => info),
  );
  return wallets.map(({ wallet }) => wallet);
}

function makeWallet(page: Page, rpc: string, home: number, { name, signer: first, contract, chainId = home, strange }: GivenWallet) {
  const info: Announced = { uuid: randomUUID(), name, rdns: `test.${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`, icon };
  const asked: { method: string; params: readonly unknown[] }[] = [];
  const waiting: { to: Address; data: Hex; value: bigint }[] = [];
  const known = new Set(strange ? [chainId] : [chainId, home]);
  let signer = first;
  let chain = chainId;
  let behaviour: Behaviour = 'sign';
  let gate = Promise.resolve();
  let open = () => {};

  const client = () => createWalletClient({ account: signer, transport: http(rpc), pollingInterval: 20 }).extend(publicActions);
  const emit = (event: string, value: unknown) =>
    page.evaluate(
      ([uuid, ...rest]) =>
        (window as unknown as { __walletEvent(uuid: string, event: string, value: unknown): void }).__walletEvent(
          uuid as string,
          rest[0] as string,
          rest[1],
        ),
      [info.uuid, event, value] as const,
    );
  const account = (): Address => contract ?? signer.address;

  async function send({ to, data = '0x', value = '0x0' }: Asked): Promise<Hex> {
    if (!to) throw new Error('The page asked for a transaction to nobody.');
    if (contract) {
      waiting.push({ to, data, value: BigInt(value) });
      return `0x${randomBytes(32).toString('hex')}`; // the hash of the wallet's own proposal, which no chain knows
    }
    const request = { to, data, value: BigInt(value), chain: null } as const;
    if (behaviour === 'sign') return client().sendTransaction(request);
    const prepared = await client().prepareTransactionRequest({ ...request, type: 'eip1559' });
    const sign = (one: typeof prepared) =>
      signer.signTransaction({ ...one, chainId: home } as Parameters<typeof signer.signTransaction>[0]);
    const never = keccak256(await sign(prepared));
    if (behaviour === 'drop') return never;
    const dearer = { ...prepared, maxFeePerGas: prepared.maxFeePerGas * 2n };
    const instead = behaviour === 'cancel' ? { ...dearer, to: signer.address, data: '0x' as const, value: 0n } : dearer;
    const serializedTransaction = await sign(instead as typeof prepared);
    // A chain that mines only when told answers late or never; the test looks at what the page says of it.
    sleep(400)
      .then(() => client().sendRawTransaction({ serializedTransaction }))
      .catch(() => {});
    return never;
  }

  async function answer(method: string, params: readonly unknown[]): Promise<{ result?: unknown; error?: unknown }> {
    asked.push({ method, params });
    if (/^(eth_sendTransaction|eth_signTypedData_v4|personal_sign)$/.test(method)) {
      await gate;
      if (behaviour === 'reject') return rejected;
      if (behaviour === 'fail') return { error: { code: -32603, message: 'The device is not unlocked.' } };
    }
    switch (method) {
      case 'eth_requestAccounts':
        return behaviour === 'reject' ? rejected : { result: [account()] };
      case 'eth_accounts':
        return { result: [account()] };
      case 'eth_chainId':
        return { result: `0x${chain.toString(16)}` };
      case 'wallet_requestPermissions':
        return behaviour === 'reject'
          ? rejected
          : { result: [{ parentCapability: 'eth_accounts', caveats: [{ type: 'restrictReturnedAccounts', value: [account()] }] }] };
      case 'wallet_revokePermissions':
        return { result: null };
      case 'wallet_switchEthereumChain': {
        const wanted = Number((params[0] as { chainId: Hex }).chainId);
        if (behaviour === 'reject') return rejected;
        if (!known.has(wanted)) return { error: { code: 4902, message: `Unrecognized chain ID "${wanted}".` } };
        await wallet.setChain(wanted);
        return { result: null };
      }
      case 'wallet_addEthereumChain': {
        if (behaviour === 'reject') return rejected;
        const added = Number((params[0] as { chainId: Hex }).chainId);
        known.add(added);
        await wallet.setChain(added);
        return { result: null };
      }
      case 'eth_sendTransaction':
        return { result: await send(params[0] as Asked) };
      case 'eth_signTypedData_v4': {
        const data = params[1];
        return { result: await signer.signTypedData((typeof data === 'string' ? JSON.parse(data) : data) as TypedDataDefinition) };
      }
      default: {
        const response = await fetch(rpc, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
        });
        return (await response.json()) as { result?: unknown; error?: unknown };
      }
    }
  }

  const wallet: TestWallet = {
    name,
    get account() {
      return account();
    },
    asked,
    times: (method) => asked.filter((one) => one.method === method).length,
    behave: (next) => {
      behaviour = next;
    },
    hold() {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    async setChain(next) {
      chain = next;
      await emit('chainChanged', `0x${next.toString(16)}`);
    },
    async switchTo(next) {
      signer = next;
      await emit('accountsChanged', [account()]);
    },
    disconnect: async () => {
      await page.evaluate((uuid) => sessionStorage.removeItem(`test-wallet:${uuid}`), info.uuid);
      await emit('accountsChanged', []);
    },
    async confirm() {
      const next = waiting.shift();
      if (!next || !contract) throw new Error('No transaction waits for its owners.');
      const data = encodeFunctionData({ abi: ownedWalletAbi, functionName: 'execute', args: [next.to, next.value, next.data] });
      const hash = await client().sendTransaction({ to: contract, data, chain: null });
      await client().waitForTransactionReceipt({ hash });
      return hash;
    },
  };
  // A refusal of the chain, too, must cross as data.
  const safeAnswer = (method: string, params: readonly unknown[]) =>
    answer(method, params).catch((error: Error) => ({ error: { code: -32000, message: error.message } }));
  return { info, wallet, answer: safeAnswer };
}

/** Connects a wallet through the page's own dialog. */
export async function connectWallet(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Connect a wallet' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
