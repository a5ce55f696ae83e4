import { EndpointError } from '../../registry/errors/index.ts';
import type { BlockMark, RegistryLog } from './registryLog.ts';

const LONGEST_RANGE = 10_000n;
/** Blocks that are read again: an RPC that lags behind its own tip has answered without their logs. */
const OVERLAP = 64n;

/** Reads what a stretch of blocks tells, both ends included. `mark`: the last block of it. */
export type ReadStretch<T> = (from: bigint, mark: BlockMark) => Promise<T>;

/**
 * Reads a chain range by range: as many blocks at once as its RPCs answer, each range beginning inside the one before.
 * `first`: blocks of the first range, where nobody knows how much they hold.
 */
export function createRangeReader(chain: Pick<RegistryLog, 'at'>, fromBlock: bigint, first = LONGEST_RANGE) {
  let range = first;
  /** Reads the range that begins at a block. Throws where the chain changed meanwhile. */
  return async function readRange<T>(next: bigint, tip: BlockMark, read: ReadStretch<T>): Promise<{ mark: BlockMark; told: T }> {
    const to = next + range - 1n < tip.number ? next + range - 1n : tip.number;
    const mark = to === tip.number ? tip : await chain.at(to);
    if (!mark) throw new EndpointError('The chain', `block ${to} has gone while it was read`);
    const again = range < OVERLAP ? range : OVERLAP;
    let told: T;
    try {
      told = await read(next - again > fromBlock ? next - again : fromBlock, mark);
    } catch (error) {
      range = range > 1n ? range / 2n : 1n; // many providers answer only so many blocks or events
      throw error;
    }
    // Slowly: a limit that was met is not met at every second range again.
    range = range + range / 8n + 1n < LONGEST_RANGE ? range + range / 8n + 1n : LONGEST_RANGE;
    if ((await chain.at(to))?.hash !== mark.hash) throw new EndpointError('The chain', `block ${to} changed while it was read`);
    return { mark, told };
  };
}
