import type { Hex } from 'viem';
import { encodeEventTopics } from 'viem/utils';
import type { ChainLog, LogRequest, RegistryAddress, TimedChain } from '../actions/chain.ts';
import { entryId } from '../actions/entryId.ts';
import type { Kind } from '../actions/words.ts';
import { LogLimitError } from '../errors/index.ts';
import { registryAbi } from '../generated/abi.ts';
import { blockNow, decodeRegistry, eventsNamed, topicOf } from '../records/journal.ts';
import { readLogs } from '../records/readLogs.ts';
import { withTimes } from '../records/times.ts';
import { type Revision, revisionFrom } from './revision.ts';

/**
 * Every revision of an entry, newest first, from the registry's events: two questions, however many there are.
 * Errors: `NoChainError`, `LogLimitError`.
 */
export async function getRevisions(
  chain: TimedChain,
  { registry, kind, period = 0, key }: { registry: RegistryAddress; kind: Kind; period?: number; key: string },
): Promise<Revision[]> {
  const topics = encodeEventTopics({ abi: registryAbi, eventName: 'Revised', args: { entry: entryId(kind, period, key) } });
  const revised = eventsNamed(decodeRegistry(await logsOf(chain, registry, topics as (Hex | null)[])), 'Revised');
  if (revised.length === 0) return [];
  const proposals = revised.map(({ args }) => args.proposal);
  const [votes] = await Promise.all([logsOf(chain, registry, [topicOf('Approved'), proposals]), withTimes(chain, revised)]);
  const approved = eventsNamed(decodeRegistry(votes), 'Approved');
  return revised
    .map((event) =>
      revisionFrom(
        event,
        approved.filter(({ args }) => args.id === event.args.proposal),
      ),
    )
    .toSorted((a, b) => b.version - a.version);
}

/** Logs of the whole chain; in parts where an RPC gives fewer at once. */
async function logsOf(chain: TimedChain, registry: RegistryAddress, topics: LogRequest['topics']): Promise<ChainLog[]> {
  const { address, since: from } = registry;
  try {
    return await chain.logs({ address, topics, from });
  } catch (error) {
    if (!(error instanceof LogLimitError)) throw error;
    const { blockNumber } = await blockNow(chain, registry);
    return readLogs(chain, { address, topics, from: from ?? 0n, to: blockNumber });
  }
}
