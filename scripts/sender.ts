import { type Account, BaseError, createWalletClient, type Hex, http, publicActions, type TransactionReceipt } from 'viem';
import type { TransactionRequest } from '../registry/actions/index.ts';
import { contractError } from '../registry/errors/contract.ts';
import { EndpointError } from '../registry/errors/index.ts';

/** Sends a transaction and waits for its receipt. */
export type Send = (request: TransactionRequest) => Promise<TransactionReceipt>;

/**
 * A sender for one account: nonces go up by one, several transactions may be under way. A refusal of the contract is
 * thrown as its typed error.
 */
export function sender(rpc: string, account: Account): Send {
  // A busy machine may take long to put a block on disk; asking again would only meet "already known".
  const transport = http(rpc, { timeout: 120_000, retryCount: 0 });
  const client = createWalletClient({ account, transport, pollingInterval: 20 }).extend(publicActions);
  let nonce: Promise<number> | undefined;

  return async ({ to, data, value = 0n }) => {
    try {
      const gas = await client.estimateGas({ account, to, data, value }); // before the nonce is taken: a failure leaves no gap behind
      const mine = nonce ?? client.getTransactionCount({ address: account.address, blockTag: 'pending' });
      nonce = mine.then((value) => value + 1);
      const hash = await client.sendTransaction({ chain: null, account, to, data, value, gas: (gas * 13n) / 10n, nonce: await mine });
      const receipt = await client.waitForTransactionReceipt({ hash });
      if (receipt.status !== 'success') throw new EndpointError(rpc, `mined ${hash}, but it failed`);
      return receipt;
    } catch (error) {
      throw typed(error, rpc);
    }
  };
}

/** What viem throws, as an error of ours: the contract's refusal where there is one, else the endpoint's failure. */
function typed(error: unknown, rpc: string): unknown {
  if (!(error instanceof BaseError)) return error;
  const revert = error.walk((cause) => /^0x[0-9a-f]{8}/.test(String((cause as { data?: unknown }).data))) as { data: Hex } | null;
  return revert ? contractError(revert.data, error) : new EndpointError(rpc, error.details || error.shortMessage, error);
}
