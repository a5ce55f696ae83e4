import type { Hex } from 'viem';
import { chain } from '../support/chain.ts';

/** What one action costs, and what it could not do without. */
export interface ActionGas {
  gas: number;
  floor: number;
  ratio: number;
}

/** What an action must do beside its calldata and its events; slots count once, when first touched in the transaction. */
export interface Work {
  /** Slots from zero to a value: 22,100 each. */
  created?: number;
  /** Slots from a value to another: 5,000 each. */
  changed?: number;
  /** Slots from a value to zero: 5,000 each, of which 4,800 come back. */
  cleared?: number;
  /** Slots that are only read: 2,100 each. */
  read?: number;
  /** Signatures of accounts: 3,000 for each ecrecover. */
  recovered?: number;
  /** Payments to an account that the transaction has not touched: 2,600, and 9,000 less the unused stipend of 2,300. */
  paid?: number;
}

/** The gas of a transaction beside its floor. */
export async function cost(hash: Hex, work: Work): Promise<ActionGas> {
  const { created = 0, changed = 0, cleared = 0, read = 0, recovered = 0, paid = 0 } = work;
  const client = await chain.viem.getPublicClient();
  const { input } = await client.getTransaction({ hash });
  const { gasUsed, logs } = await client.getTransactionReceipt({ hash });

  const bytes = input.slice(2).match(/../g) ?? [];
  const calldata = bytes.reduce((sum, byte) => sum + (byte === '00' ? 4 : 16), 0);
  const events = logs.reduce((sum, log) => sum + 375 + 375 * log.topics.length + 8 * (log.data.length / 2 - 1), 0);
  const slots = 22_100 * created + 5_000 * changed + 200 * cleared + 2_100 * read;
  const floor = 21_000 + calldata + slots + 3_000 * recovered + 9_300 * paid + events;
  const gas = Number(gasUsed);
  return { gas, floor, ratio: Number((gas / floor).toFixed(3)) };
}

let time = 4_000_000_000;

/** Sets the next block's time. A fixed clock: the zero bytes of a deadline are cheaper calldata, so another second is another figure. */
export async function tick(): Promise<number> {
  time += 1_000;
  await chain.networkHelpers.time.setNextBlockTimestamp(time);
  return time;
}
