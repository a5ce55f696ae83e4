import type { Address, Hex } from 'viem';
import type { ChainLog } from '../../registry/actions/chain.ts';
import type { TransactionRequest } from '../../registry/actions/proposals.ts';
import type { TypedData } from '../../registry/proposing/typedData.ts';

/** What an account is asked to send; as `registry` makes it. */
export type WalletRequest = TransactionRequest;

/** What an account is asked to sign, as EIP-712 typed data; as `registry/proposing` makes it. */
export type WalletTypedData = TypedData;

/** A mined transaction that did what it was sent for. */
export interface Receipt {
  /** The transaction that was mined; another than the one sent where the wallet sped it up, or where owners had to confirm. */
  transaction: Hex;
  blockNumber: bigint;
  /** Seconds since 1970, of that block. */
  timestamp: number;
  logs: ChainLog[];
  /** The hash that the wallet first gave, where another transaction was mined in its place. */
  replaced: Hex | null;
}

/** A hash on its way. A contract wallet gives the hash of its own proposal, which is no transaction yet. */
export interface Sent {
  hash: Hex;
  account: Address;
  /** Newest block, and the account's next nonce, before the wallet was asked: what came of it is looked for from there. */
  fromBlock: number;
  nonce: number;
  /** The account is a contract: its other owners may have to confirm, and the result is found by the Registry's event. */
  byContract: boolean;
}

export interface SendOptions {
  /** Called as soon as the wallet has answered. */
  onSent?: ((sent: Sent) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * - `none`: nobody is connected; reading goes on as ever
 * - `connecting`: the wallet's dialog is open, or a wallet of an earlier visit is being found again
 * - `wrong-chain`: connected, and set to another chain than this registry's
 * - `ready`: can send and sign
 */
export type WalletStatus = 'none' | 'connecting' | 'wrong-chain' | 'ready';

/** The connected account and what it can do. Every failure is a `WalletError` or a `ContractError`, with its way out. */
export interface Wallet {
  status: WalletStatus;
  /** With its checksum. */
  account?: Address | undefined;
  /** What the wallet calls itself. */
  name?: string | undefined;
  /** The account is a contract (a Safe): it signs by ERC-1271. Null until the chain was asked. */
  isContract?: boolean | null | undefined;
  /** Opens the choice of wallets. Resolves when the dialog is closed; `status` says whether it led to an account. */
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /** Asks the wallet to change to this registry's chain, and to add it where it is not known. */
  switchChain(): Promise<void>;
  /** Simulates, opens the wallet, and waits until it is mined. Resolves only if the act took place. */
  send(request: WalletRequest, options?: SendOptions): Promise<Receipt>;
  /** Goes on watching what was sent before, as after a reload. */
  watch(request: WalletRequest, sent: Sent, options?: { signal?: AbortSignal | undefined }): Promise<Receipt>;
  /** Opens the wallet to sign. The signature is checked before it is handed over. */
  sign(typedData: WalletTypedData): Promise<Hex>;
}
