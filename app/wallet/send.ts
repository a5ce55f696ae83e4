import type { Address, Client, Hex } from 'viem';
import { call, estimateGas, getBalance, getBlockNumber, getGasPrice, getTransactionCount } from 'viem/actions';
import { contractError } from '../../registry/errors/contract.ts';
import { inEth, revertDataOf } from './answers.ts';
import { NoFundsError, UnderWayError } from './errors.ts';
import { decodeCall } from './expected.ts';
import type { Sent, WalletRequest } from './types.ts';

/** What sending needs of a wallet and of the chain. */
export interface Sender {
  /** The release's own RPCs: what a wallet's RPC says is not asked for. */
  client: Client;
  network: string;
  account: Address;
  /** The account is a contract. */
  isContract: boolean;
  /** Opens the wallet; answers the hash that it gives. */
  ask(request: WalletRequest): Promise<Hex>;
}

/** Calls that a wallet has now, in this page: a second click must not become a second transaction. */
const asked = new Set<string>();

/** Tries the call without sending it, so that a refusal costs nothing. Throws `ContractError` or `NoFundsError`. */
export async function simulate({ client, network, account, isContract }: Omit<Sender, 'ask'>, request: WalletRequest): Promise<void> {
  const { to, data, value = 0n } = request;
  const balance = await getBalance(client, { address: account });
  if (balance < value) throw new NoFundsError(inEth(balance), inEth(value), network);
  try {
    await call(client, { account, to, data, value });
  } catch (error) {
    const refusal = revertDataOf(error);
    throw refusal ? contractError(refusal, error) : error;
  }
  if (isContract) return; // somebody else pays the fee
  const [gas, price] = await Promise.all([estimateGas(client, { account, to, data, value }), getGasPrice(client)]);
  const needs = value + gas * price;
  if (balance < needs) throw new NoFundsError(inEth(balance), inEth(needs), network);
}

/** Simulates, opens the wallet, and answers what is on its way. */
export async function send(sender: Sender, request: WalletRequest): Promise<Sent> {
  const { client, account } = sender;
  const same = [account, request.to, request.data, request.value ?? 0n].join('/');
  if (asked.has(same)) throw new UnderWayError();
  asked.add(same);
  try {
    await simulate(sender, request);
    const [fromBlock, nonce] = await Promise.all([
      getBlockNumber(client, { cacheTime: 0 }),
      getTransactionCount(client, { address: account }),
    ]);
    const hash = await sender.ask(request);
    return { hash, account, fromBlock: Number(fromBlock), nonce, byContract: sender.isContract };
  } finally {
    asked.delete(same);
  }
}

/** How a page may name what is sent: the function of the contract, or the bytes' first four. */
export const nameOfCall = ({ data }: WalletRequest): string => decodeCall(data)?.name ?? data.slice(0, 10);
