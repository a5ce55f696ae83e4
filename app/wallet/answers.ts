import type { Hex } from 'viem';
import { formatEther } from 'viem/utils';
import { contractError } from '../../registry/errors/contract.ts';
import { DemlError } from '../../registry/errors/index.ts';
import { NoFundsError, RejectedInWalletError, WalletFailedError } from './errors.ts';

interface Raw {
  code?: unknown;
  message?: unknown;
  shortMessage?: unknown;
  data?: unknown;
  cause?: unknown;
}

/** An error and what caused it, outermost first. */
function* chainOf(error: unknown): Generator<Raw> {
  const seen = new Set<unknown>();
  for (let one = error; typeof one === 'object' && one !== null && !seen.has(one); one = (one as Raw).cause) {
    seen.add(one);
    yield one as Raw;
  }
}

/** The bytes with which a contract refused, wherever an RPC or a wallet put them. */
export function revertDataOf(error: unknown): Hex | undefined {
  for (const { data } of chainOf(error)) {
    const bytes = typeof data === 'object' && data !== null ? (data as Raw).data : data;
    if (typeof bytes === 'string' && /^0x([0-9a-f]{2}){4,}$/i.test(bytes)) return bytes as Hex;
  }
  return undefined;
}

/** Whether the user said no: EIP-1193 has a code for it, and some wallets only words. */
export const isRejection = (error: unknown): boolean =>
  [...chainOf(error)].some(
    ({ code, message }) =>
      code === 4001 ||
      code === 5000 ||
      code === 'ACTION_REJECTED' ||
      (code === undefined && /user (rejected|denied)/i.test(String(message))),
  );

/** A wallet's or an RPC's error as one of ours, with the way out. */
export function asWalletError(error: unknown, { wallet, network }: { wallet: string; network: string }): DemlError {
  if (error instanceof DemlError) return error;
  if (isRejection(error)) return new RejectedInWalletError(error);
  const data = revertDataOf(error);
  if (data) return contractError(data, error);
  const words = [...chainOf(error)].map(({ shortMessage, message }) => String(shortMessage ?? message ?? ''));
  if (words.some((text) => /insufficient funds|exceeds (the )?balance/i.test(text))) return new NoFundsError('too little', 'more', network);
  return new WalletFailedError(wallet, (words[0] || String(error)).split('\n')[0]?.replace(/\.$/, '') ?? 'without a word', error);
}

/** Wei as ETH, to the last wei: what somebody pays is never rounded. */
export const inEth = (wei: bigint): string => formatEther(wei);

/** Wei as ETH for fees and balances: whole, and four digits after the zeros of the fraction. */
export const aboutEth = (wei: bigint): string => /^\d+(\.0*[1-9]\d{0,3})?/.exec(formatEther(wei))?.[0] ?? formatEther(wei);
