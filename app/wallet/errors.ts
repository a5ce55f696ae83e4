import { DemlError, type DemlErrorOptions } from '../../registry/errors/index.ts';

/** What can go wrong between the page, the wallet and the chain; interfaces branch on it. */
export type WalletErrorCode =
  | 'wallet-code'
  | 'no-wallet'
  | 'not-connected'
  | 'wallet-rejected'
  | 'wrong-chain'
  | 'no-funds'
  | 'dropped'
  | 'cancelled'
  | 'disconnected'
  | 'account-changed'
  | 'under-way'
  | 'reverted'
  | 'not-followed'
  | 'bad-signature'
  | 'wallet-failed';

/** The base of what a wallet may answer other than what it was asked for. */
export class WalletError extends DemlError {
  declare readonly code: WalletErrorCode;
  constructor(message: string, options: DemlErrorOptions & { code: WalletErrorCode }) {
    super(message, options);
  }
}

/** The wallet part of this release could not be loaded. */
export class WalletCodeError extends WalletError {
  constructor(cause: unknown) {
    super('The part of this site that talks to wallets could not be loaded.', {
      code: 'wallet-code',
      family: 'retry',
      fix: 'Try again; if it stays, load the page again. What you have written is kept.',
      cause,
    });
  }
}

/** There is no wallet to choose from. */
export class NoWalletError extends WalletError {
  constructor() {
    super('No wallet was found in this browser.', {
      code: 'no-wallet',
      family: 'input',
      fix: 'Install a wallet extension and load this page again, or open this address in the browser of a wallet on your phone. Reading needs none.',
    });
  }
}

/** Something is to be sent or signed, and no account is connected. */
export class NotConnectedError extends WalletError {
  constructor() {
    super('No wallet is connected.', { code: 'not-connected', family: 'input', fix: 'Connect a wallet, then try again.' });
  }
}

/** The user said no in the wallet. */
export class RejectedInWalletError extends WalletError {
  constructor(cause?: unknown) {
    super('You declined in the wallet. Nothing was sent or signed.', {
      code: 'wallet-rejected',
      family: 'input',
      fix: 'Everything is as it was; go on whenever you like.',
      cause,
    });
  }
}

/** The wallet is set to another chain than the registry's. */
export class WrongChainError extends WalletError {
  constructor(actual: number, wanted: number, network: string) {
    super(`The wallet is set to chain ${actual}; this registry is on ${network}, chain ${wanted}.`, {
      code: 'wrong-chain',
      family: 'input',
      fix: `Change the wallet to ${network}; the button does it, and adds the network where the wallet does not know it.`,
    });
  }
}

/** The account cannot pay for what it is to send. */
export class NoFundsError extends WalletError {
  constructor(has: string, needs: string, network: string) {
    super(`The account holds ${has} ETH on ${network}; this takes about ${needs} ETH with the fee.`, {
      code: 'no-funds',
      family: 'input',
      fix: `Send ETH on ${network} to the account, or use another account.`,
    });
  }
}

/** The network does not know what the wallet said it had sent. */
export class DroppedError extends WalletError {
  constructor(hash: string) {
    super(`No node of the network knows transaction ${hash.slice(0, 10)}…: the wallet may have dropped it, or it paid too small a fee.`, {
      code: 'dropped',
      family: 'retry',
      fix: 'Look in the wallet. Go on watching if it is still pending there; send it anew only if it is not.',
    });
  }
}

/** The wallet sent something else under the same nonce. */
export class CancelledError extends WalletError {
  constructor(instead: string) {
    super(`The wallet sent another transaction in its place, ${instead.slice(0, 10)}…: this one was cancelled.`, {
      code: 'cancelled',
      family: 'input',
      fix: 'Nothing of it reached the registry; send it again if you still want to.',
    });
  }
}

/** The wallet was closed to this page before it answered. */
export class DisconnectedError extends WalletError {
  constructor() {
    super('The wallet was disconnected before it answered.', {
      code: 'disconnected',
      family: 'retry',
      fix: 'Connect it again; what it may have sent meanwhile is looked for on the chain before anything is sent anew.',
    });
  }
}

/** Another account was chosen in the wallet before it answered. */
export class AccountChangedError extends WalletError {
  constructor(now: string) {
    super(`The wallet changed to ${now} before it answered.`, {
      code: 'account-changed',
      family: 'retry',
      fix: 'Change back to the account that was to act, or try again with this one: it is a different actor.',
    });
  }
}

/** The same is with the wallet or on its way already. */
export class UnderWayError extends WalletError {
  constructor() {
    super('The same is in your wallet or on its way already; it is not sent twice.', {
      code: 'under-way',
      family: 'retry',
      fix: 'Answer in the wallet, or wait for what was sent.',
    });
  }
}

/** It was mined, and the contract refused it for a reason that can no longer be had. */
export class RevertedError extends WalletError {
  constructor(hash: string, cause?: unknown) {
    super(`Transaction ${hash.slice(0, 10)}… was mined and refused: the registry changed between the check and the block.`, {
      code: 'reverted',
      family: 'input',
      fix: 'Only its fee is spent. See what changed, then decide anew.',
      cause,
    });
  }
}

/** A contract wallet took a call whose result leaves no event of its own. */
export class NotFollowedError extends WalletError {
  constructor(hash: string) {
    super(`The contract wallet keeps this under ${hash.slice(0, 10)}…, a number of its own that this page cannot follow.`, {
      code: 'not-followed',
      family: 'input',
      fix: 'See in the wallet when its owners have confirmed, then load this page again.',
    });
  }
}

/** The wallet's signature is not one of the account for these words. */
export class BadWalletSignatureError extends WalletError {
  constructor(account: string) {
    super(`What the wallet answered is no signature of ${account} for these words, so it is not used.`, {
      code: 'bad-signature',
      family: 'fatal',
      fix: 'Try another wallet; a contract wallet must implement ERC-1271.',
    });
  }
}

/** The wallet broke, in its own words. */
export class WalletFailedError extends WalletError {
  constructor(name: string, why: string, cause?: unknown) {
    super(`${name} failed: ${why}.`, {
      code: 'wallet-failed',
      family: 'retry',
      fix: 'Open the wallet, see that it is unlocked, and try again.',
      cause,
    });
  }
}

/** A component asks for a wallet outside of a WalletRoom. */
export class NoWalletRoomError extends DemlError {
  constructor() {
    super('A component uses a wallet outside of <WalletRoom>.', {
      code: 'no-wallet-room',
      family: 'fatal',
      fix: 'Put <WalletRoom> around the page.',
    });
  }
}
