import type { Chain, RegistryAddress } from '../actions/chain.ts';
import { decodeRegistry, eventsNamed, type RegistryEvent, type RegistryEventName, topicOf } from '../records/journal.ts';
import { readLogs } from '../records/readLogs.ts';
import { type History, headEvents, historiesOf, type Revised } from './histories.ts';
import { type Present, presentEntries } from './presentEntries.ts';

/** The events of every entry, shown to lead to the heads that the contract holds now. */
export interface Histories {
  present: Present;
  histories: History[];
  /** Of all entries, in the order of the chain. */
  revisions: Revised[];
  /** All that was read, with the events that were asked for besides. */
  events: RegistryEvent[];
}

/** Reads all heads at the newest block, and the events from which they follow. Errors: those of `getRegisterAt`. */
export async function readHistories(
  chain: Chain,
  {
    registry,
    besides = [],
    onFirst,
  }: { registry: RegistryAddress; besides?: readonly RegistryEventName[]; onFirst?: ((block: bigint) => void) | undefined },
): Promise<Histories> {
  const present = await presentEntries(chain, registry, onFirst);
  const topics = [[...headEvents, ...besides].map(topicOf)];
  const logs = await readLogs(chain, { address: registry.address, topics, from: registry.since ?? 0n, to: present.blockNumber });
  const events = decodeRegistry(logs);
  return { present, events, histories: historiesOf(present.entries, events), revisions: eventsNamed(events, 'Revised') };
}
