import type { Client, Hex } from 'viem';
import { call, getBlock, getTransactionCount } from 'viem/actions';
import type { ChainLog } from '../../registry/actions/chain.ts';
import { contractError } from '../../registry/errors/contract.ts';
import { revertDataOf } from './answers.ts';
import { CancelledError, DroppedError, NotFollowedError, RevertedError } from './errors.ts';
import { type Expected, expectedOf } from './expected.ts';
import type { Receipt, Sent, WalletRequest } from './types.ts';

export interface WatchOptions {
  signal?: AbortSignal | undefined;
  everyMs?: number;
  /** How long a transaction may be unknown to the network before the reader is asked. */
  patienceMs?: number;
}

interface RawReceipt {
  transactionHash: Hex;
  status: Hex;
  blockNumber: Hex;
  logs: ChainLog[];
}

/** Blocks that are searched for what took a transaction's place. */
const SEARCHED_BLOCKS = 64;

/**
 * Waits until what was sent shows on the chain: by its receipt, by the receipt of what replaced it, or by the event that
 * it leaves, which also finds what a contract wallet's owners confirm later. An RPC that fails is asked again.
 */
export async function watch(
  client: Client,
  request: WalletRequest,
  sent: Sent,
  { signal, everyMs = 1_000, patienceMs = 60_000 }: WatchOptions = {},
): Promise<Receipt> {
  const expected = expectedOf(request, sent.account);
  if (sent.byContract && !expected && !(await receiptOf(client, sent.hash))) throw new NotFollowedError(sent.hash);
  const started = Date.now();
  for (;;) {
    signal?.throwIfAborted();
    const found = await look(client, request, sent, expected, Date.now() - started > patienceMs).catch((error: unknown) => {
      if (isVerdict(error)) throw error;
      return null; // the RPC's trouble is not the transaction's
    });
    if (found) return found;
    await pause(everyMs, signal);
  }
}

const isVerdict = (error: unknown): boolean => error instanceof Error && 'family' in error;

/** One look at the chain: the receipt, null if there is nothing yet, or an error that ends the waiting. */
async function look(client: Client, request: WalletRequest, sent: Sent, expected: Expected | null, late: boolean): Promise<Receipt | null> {
  const own = await receiptOf(client, sent.hash);
  if (own && sent.byContract && expected && !own.logs.some((log) => isFrom(log, expected))) throw new RevertedError(sent.hash);
  if (own) return conclude(client, request, sent, own);
  const latest = Number((await ask(client, 'eth_blockNumber', [])) as Hex);
  // Before there is a newer block there is no event, and some nodes refuse a range that begins above their head.
  const event = expected && latest > sent.fromBlock && (await findEvent(client, expected, sent.fromBlock));
  if (event) {
    const receipt = await receiptOf(client, event.transactionHash);
    return receipt && conclude(client, request, sent, receipt);
  }
  if (sent.byContract) return null; // its owners may take days
  if ((await getTransactionCount(client, { address: sent.account })) > sent.nonce) {
    const instead = await sentInstead(client, request, sent, latest);
    if (instead?.same) {
      const receipt = await receiptOf(client, instead.hash);
      return receipt && conclude(client, request, sent, receipt);
    }
    if (instead) throw new CancelledError(instead.hash);
  }
  if (late && !(await ask(client, 'eth_getTransactionByHash', [sent.hash]))) throw new DroppedError(sent.hash);
  return null;
}

async function conclude(client: Client, request: WalletRequest, sent: Sent, receipt: RawReceipt): Promise<Receipt> {
  const blockNumber = BigInt(receipt.blockNumber);
  if (BigInt(receipt.status) !== 1n) throw await whyReverted(client, request, sent, receipt.transactionHash, blockNumber);
  const { timestamp } = await getBlock(client, { blockNumber });
  const replaced = receipt.transactionHash === sent.hash ? null : sent.hash;
  return { transaction: receipt.transactionHash, blockNumber, timestamp: Number(timestamp), logs: receipt.logs, replaced };
}

/** A receipt holds no reason: the call is tried again on the block before. */
async function whyReverted(
  client: Client,
  { to, data, value = 0n }: WalletRequest,
  sent: Sent,
  hash: Hex,
  blockNumber: bigint,
): Promise<Error> {
  try {
    await call(client, { account: sent.account, to, data, value, blockNumber });
  } catch (error) {
    const refusal = revertDataOf(error);
    if (refusal) return contractError(refusal, error);
  }
  return new RevertedError(hash);
}

/** What the account sent under the nonce of this transaction, if it is in one of the blocks since. */
async function sentInstead(
  client: Client,
  request: WalletRequest,
  sent: Sent,
  latest: number,
): Promise<{ hash: Hex; same: boolean } | null> {
  for (let number = sent.fromBlock; number <= Math.min(latest, sent.fromBlock + SEARCHED_BLOCKS); number++) {
    const block = await getBlock(client, { blockNumber: BigInt(number), includeTransactions: true });
    const found = block.transactions.find((one) => one.from.toLowerCase() === sent.account.toLowerCase() && one.nonce === sent.nonce);
    if (found) return { hash: found.hash, same: found.to?.toLowerCase() === request.to.toLowerCase() && found.input === request.data };
  }
  return null;
}

/** The first event since a block that shows that a call took place. */
export async function findEvent(client: Client, { address, topics, shows }: Expected, fromBlock: number): Promise<ChainLog | undefined> {
  const filter = { address, topics, fromBlock: `0x${(fromBlock + 1).toString(16)}`, toBlock: 'latest' };
  return ((await ask(client, 'eth_getLogs', [filter])) as ChainLog[]).find(shows);
}

/** A contract wallet's transaction succeeds even if the call in it did not: only the event tells. */
const isFrom = (log: ChainLog, { topics, shows }: Expected): boolean =>
  topics.every((topic, i) => topic === null || topic === log.topics[i]) && shows(log);

const receiptOf = (client: Client, hash: Hex): Promise<RawReceipt | null> =>
  ask(client, 'eth_getTransactionReceipt', [hash]) as Promise<RawReceipt | null>;

/** As the RPC answers it; viem would turn an absent receipt into an exception. */
const ask = (client: Client, method: string, params: unknown[]): Promise<unknown> =>
  (client.request as (request: { method: string; params: unknown[] }) => Promise<unknown>)({ method, params });

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
