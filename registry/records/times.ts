import type { TimedChain } from '../actions/chain.ts';
import type { Happening } from './decodeEvents.ts';
import type { Happened } from './types.ts';

/**
 * Writes the time into events whose logs do not say it; each block is asked once. Events of a journal keep it, so a
 * journal that goes on asks for new blocks only.
 */
export async function withTimes(chain: TimedChain, events: readonly Happening[]): Promise<void> {
  const timeless = events.filter((event) => event.at === null);
  const blocks = [...new Set(timeless.map((event) => event.block))];
  if (blocks.length === 0) return;
  const times = await chain.times(blocks);
  const byBlock = new Map(blocks.map((block, i) => [block, times[i] as number]));
  for (const event of timeless) event.at = byBlock.get(event.block) as number;
}

/** Where and when an event happened, after `withTimes`. */
export const happened = ({ at, block, transaction }: Happening): Happened => ({ at: at as number, block, transaction });
