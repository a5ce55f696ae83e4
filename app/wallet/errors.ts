import { DemlError, type Family } from '../../registry/errors/index.ts';

/** What went wrong between the page, the wallet and the chain; `code` is what interfaces branch on. */
export class WalletError extends DemlError {
  constructor(message: string, options: { code: WalletErrorCode; family: Family; fix: string; cause?: unknown }) {
    super(message, options);
  }
}

export const walletErrorCodes = [
  'no-wallet',
  'wallet-rejected',
  'wrong-chain',
  'no-funds',
  'dropped',
  'cancelled',
  'disconnected',
  'account-changed',
  'busy',
  'reverted',
  'bad-signature',
  'wallet-failed',
] as const;
export type WalletErrorCode = (typeof walletErrorCodes)[number];

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
