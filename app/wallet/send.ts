import type { Address, Client, Hex } from 'viem';
import { call, estimateGas, getBalance, getBlockNumber, getGasPrice, getTransactionCount } from 'viem/actions';
import { contractError } from '../../registry/errors/contract.ts';
import { aboutEth, revertDataOf } from './answers.ts';
import { AccountChangedError, DisconnectedError, NoFundsError, UnderWayError } from './errors.ts';
import { expectedOf } from './expected.ts';
import type { Sent, WalletRequest } from './types.ts';
import { findEvent } from './watch.ts';

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

/** Calls whose wallet was lost before it answered, with the block after which their result would stand. */
const unanswered = new Map<string, Omit<Sent, 'hash'>>();

/** Tries the call without sending it, so that a refusal costs nothing. Throws `ContractError` or `NoFundsError`. */
export async function simulate({ client, network, account, isContract }: Omit<Sender, 'ask'>, request: WalletRequest): Promise<void> {
  const { to, data, value = 0n } = request;
  const balance = await getBalance(client, { address: account });
  if (balance < value) throw new NoFundsError(aboutEth(balance), aboutEth(value), network);
  try {
    await call(client, { account, to, data, value });
  } catch (error) {
    const refusal = revertDataOf(error);
    throw refusal ? contractError(refusal, error) : error;
  }
  if (isContract) return; // somebody else pays the fee
  const [gas, price] = await Promise.all([estimateGas(client, { account, to, data, value }), getGasPrice(client)]);
  const needs = value + gas * price;
  if (balance < needs) throw new NoFundsError(aboutEth(balance), aboutEth(needs), network);
}

/** Simulates, opens the wallet, and answers what is on its way. */
export async function send(sender: Sender, request: WalletRequest): Promise<Sent> {
  const { client, account } = sender;
  const same = [account, request.to, request.data, request.value ?? 0n].join('/');
  if (asked.has(same)) throw new UnderWayError();
  asked.add(same);
  try {
    const before = await sentBefore(sender, request, same);
    if (before) return before;
    await simulate(sender, request);
    const [fromBlock, nonce] = await Promise.all([
      getBlockNumber(client, { cacheTime: 0 }),
      getTransactionCount(client, { address: account }),
    ]);
    const since = { account, fromBlock: Number(fromBlock), nonce, byContract: sender.isContract };
    const hash = await sender.ask(request).catch((error: unknown) => {
      if (error instanceof DisconnectedError || error instanceof AccountChangedError) unanswered.set(same, since);
      throw error;
    });
    return { hash, ...since };
  } finally {
    asked.delete(same);
  }
}

/** What a wallet that was lost has sent nevertheless: its event tells. */
async function sentBefore({ client, account }: Sender, request: WalletRequest, same: string): Promise<Sent | null> {
  const since = unanswered.get(same);
  const expected = since && expectedOf(request, account);
  if (!since || !expected || Number(await getBlockNumber(client, { cacheTime: 0 })) <= since.fromBlock) return null;
  const event = await findEvent(client, expected, since.fromBlock);
  if (!event) return null;
  unanswered.delete(same);
  return { hash: event.transactionHash, ...since };
}
