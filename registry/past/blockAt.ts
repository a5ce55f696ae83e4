import type { TimedChain } from '../actions/chain.ts';

/** A block and its time, in seconds since 1970. */
export interface TimedBlock {
  block: bigint;
  at: number;
}

/**
 * The last block that was made at or before a second; `low` was, `high` was not. Guesses by even pace and by halves in
 * turn: a chain of an even pace takes a few headers, any other at most twice the halving.
 */
export async function blockAt(
  chain: Pick<TimedChain, 'times'>,
  { second, low, high }: { second: number; low: TimedBlock; high: TimedBlock },
): Promise<TimedBlock> {
  let [under, over] = [low, high];
  for (let even = true; over.block - under.block > 1n; even = !even) {
    const range = over.block - under.block;
    const pace = BigInt(Math.floor((Number(range) * (second - under.at)) / Math.max(1, over.at - under.at)));
    const step = even ? clamp(pace, 1n, range - 1n) : range / 2n;
    const block = under.block + step;
    const [at = 0] = await chain.times([block]);
    if (at <= second) under = { block, at };
    else over = { block, at };
  }
  return under;
}

const clamp = (value: bigint, least: bigint, most: bigint): bigint => (value < least ? least : value > most ? most : value);
