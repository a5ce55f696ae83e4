import type { RegistryAddress, TimedChain } from '../actions/chain.ts';
import { entryId } from '../actions/entryId.ts';
import type { Entry } from '../actions/words.ts';
import { DemlError } from '../errors/index.ts';
import { BadMomentError, BrokenHistoryError } from '../errors/past.ts';
import { decodeRegistry, eventsNamed, topicOf } from '../records/journal.ts';
import { readLogs } from '../records/readLogs.ts';
import { withTimes } from '../records/times.ts';
import { entryName } from './stateIndex.ts';

/** More topics than this are not asked for by name: RPCs limit them. */
const MOST_TOPICS = 100;

export interface LastRevisionParameters {
  registry: RegistryAddress;
  /** Every head at `block`. */
  entries: readonly Entry[];
  block: bigint;
}

/** The block of the last revision, or null where no RPC gives the events now: a view is exported and cited without it. */
export async function knownRevision(chain: TimedChain, parameters: LastRevisionParameters): Promise<bigint | null> {
  try {
    return await lastRevision(chain, parameters);
  } catch (error) {
    if (error instanceof DemlError && error.family === 'retry') return null;
    throw error;
  }
}

/**
 * The block of the last revision, by which a state is named. Found in the events of the entries that were approved last,
 * which must tell the version, the digest and the time that the heads tell. Errors: `BrokenHistoryError`,
 * `BadMomentError` (nothing is registered), `NoChainError`, `LogLimitError`.
 */
export async function lastRevision(chain: TimedChain, { registry, entries, block }: LastRevisionParameters): Promise<bigint> {
  const newest = entries.reduce((last, { approvedAt }) => Math.max(last, approvedAt), 0);
  const last = new Map(
    entries.flatMap((entry) => (entry.approvedAt === newest ? [[entryId(entry.kind, entry.period, entry.key), entry] as const] : [])),
  );
  if (last.size === 0) throw new BadMomentError('The register holds nothing yet, so it has no state to name.');
  const topics = [topicOf('Revised'), ...(last.size > MOST_TOPICS ? [] : [[...last.keys()]])];
  const logs = await readLogs(chain, { address: registry.address, topics, from: registry.since ?? 0n, to: block });
  const events = eventsNamed(decodeRegistry(logs), 'Revised');
  const found = [...last].map(([id, entry]) => {
    const event = events.findLast(({ args }) => args.entry === id);
    if (event?.args.version === entry.version && event.args.digest === entry.digest) return { event, entry };
    throw new BrokenHistoryError(entryName(entry), `version ${entry.version} is not among them`);
  });
  const { event, entry } = found.reduce((a, b) => (b.event.block > a.event.block ? b : a));
  await withTimes(chain, [event]);
  if (event.at !== newest) throw new BrokenHistoryError(entryName(entry), `version ${entry.version} was approved at another time`);
  return event.block;
}
