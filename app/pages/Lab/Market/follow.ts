import { createClient, fallback, http, type Log } from 'viem';
import { getBlock, getBlockNumber, getLogs } from 'viem/actions';
import { type Frame, framesOf } from '../../../../lab/process/market.ts';
import { BadConfigError, EndpointError } from '../../../../registry/errors/index.ts';
import type { Config } from '../../../state/config.ts';

export type LabConfig = NonNullable<Config['lab']>;

/** What was read of a chain so far. */
export interface Followed {
  /** The newest block that was looked at. */
  block: bigint;
  frames: readonly Frame[];
}

/** Reads on from where it was to the newest block, whenever it is asked to; the first RPC that answers is believed. */
export function follow(lab: LabConfig, rpcs: readonly string[]): () => Promise<Followed> {
  check(lab);
  const client = createClient({ transport: fallback(rpcs.map((url) => http(url, { retryCount: 1, timeout: 8_000 }))) });
  const { since, ...contracts } = lab;
  const begin: Followed = { block: BigInt(since), frames: [] };
  let known = begin;
  const read = async (): Promise<Followed> => {
    const newest = await getBlockNumber(client, { cacheTime: 0 });
    if (newest < known.block) known = begin; // the chain was set back: what was read may not have happened
    if (newest === known.block) return known;
    const logs: Log[] = await getLogs(client, { address: Object.values(contracts), fromBlock: known.block + 1n, toBlock: newest });
    const times = new Map<bigint, number>();
    for (const { blockNumber, blockTimestamp } of logs) {
      if (blockNumber === null || times.has(blockNumber)) continue;
      times.set(blockNumber, Number(blockTimestamp ?? (await getBlock(client, { blockNumber })).timestamp));
    }
    const frames = framesOf(logs, (block) => times.get(block) ?? 0);
    known = { block: newest, frames: frames.length > 0 ? [...known.frames, ...frames] : known.frames };
    return known;
  };
  let last: Promise<unknown> = Promise.resolve();
  // One after the other: what is read twice would have happened twice.
  return () => {
    const turn = last.then(read).catch((cause) => {
      throw new EndpointError(rpcs.join(', '), cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '') : String(cause), cause);
    });
    last = turn.catch(() => {});
    return turn;
  };
}

/** The first load takes what a config says of a Lab as it is. */
function check(lab: LabConfig): void {
  for (const name of ['escrow', 'game', 'token', 'pool'] as const)
    if (!/^0x[0-9a-fA-F]{40}$/.test(lab[name])) throw new BadConfigError('config.json', `lab.${name} is not an address`);
  if (!Number.isSafeInteger(lab.since) || lab.since < 0) throw new BadConfigError('config.json', 'lab.since is not the number of a block');
}
