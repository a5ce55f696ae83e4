import type { Address } from 'viem';
import { type Entry, entryId, type RegistryAddress, readRegistry } from '../../registry/actions/index.ts';
import type { Digest } from '../../registry/cid/index.ts';
import { EndpointError } from '../../registry/errors/index.ts';
import { expiryItem, type Fact, factsOf } from '../../registry/feeds/index.ts';
import { managerAbi } from '../../registry/proposing/managerAbi.ts';
import { eventDecoder } from '../../registry/records/decodeEvents.ts';
import { decodeRegistry } from '../../registry/records/journal.ts';
import { withTimes } from '../../registry/records/times.ts';
import type { BlockStore } from '../blocks/store.ts';
import { createRangeReader } from '../follow/readRanges.ts';
import type { BlockMark, RegistryLog } from '../follow/registryLog.ts';
import type { Journal } from '../journal.ts';
import { createSerial } from '../node/serial.ts';
import { fillFact } from './fill.ts';
import type { FeedStore } from './store.ts';

const decodeManager = eventDecoder(managerAbi);
/** Blocks that are asked for at first: everything that they tell is read at once. */
const FIRST_RANGE = 32n;
/** Facts whose items are made before they are written together. */
const BATCH = 100;
/** How long heads that no log explains are let be, once all logs were read again for them. */
const REREAD_MS = 10 * 60_000;

export interface FollowParts {
  feeds: FeedStore;
  store: BlockStore;
  journal: Journal;
  chain: RegistryLog;
  about: () => Promise<RegistryAddress>;
  fromBlock: bigint;
}

/** Reads what the chain tells into the tables of the feeds. What goes wrong is recorded, and tried again with the next block. */
export function createFeedFollower(parts: FollowParts) {
  const { feeds, chain, fromBlock, journal, about } = parts;
  const inOrder = createSerial();
  const readRange = createRangeReader(chain, fromBlock, FIRST_RANGE);
  let stopped = false;
  let opened = false;
  let rereadAt = Number.NEGATIVE_INFINITY;

  async function follow(tip: BlockMark): Promise<void> {
    let next = await settled(tip);
    for (; next <= tip.number && !stopped; next = await advance(next, tip));
    if (stopped) return;
    const registry = await about();
    const [time = 0] = await chain.times([tip.number]);
    feeds.expire(time, Number(tip.number), (proposed) => expiryItem(registry, proposed));
    if (!opened) await fill(feeds.wanting()); // what came in while this was closed
    opened = true;
  }

  /** The first block that is to be read, after what a reorg took back. */
  async function settled({ number }: BlockMark): Promise<bigint> {
    const marks = feeds.marks();
    for (const mark of marks) {
      if (BigInt(mark.number) > number || (await chain.at(BigInt(mark.number)))?.hash !== mark.hash) continue;
      if (mark !== marks[0]) feeds.takeBack(mark.number);
      return BigInt(mark.number) + 1n;
    }
    if (marks.length > 0) feeds.takeBack(-1);
    return fromBlock;
  }

  /** Reads one range. Answers the first block behind it. */
  async function advance(next: bigint, tip: BlockMark): Promise<bigint> {
    const { mark, told } = await readRange(next, tip, async (from, last) => {
      const facts = await factsIn(from, last.number);
      return { facts, batches: await batchesOf(feeds.unknown(facts), last) };
    });
    const { facts, batches } = told;
    const openings = new Map(facts.flatMap((fact) => (fact.name === 'proposed' ? [[fact.proposal as string, fact] as const] : [])));
    const reading = { ...parts, registry: await about(), proposal: (id: string) => openings.get(id) ?? feeds.proposal(id) };
    for (const { batch, end } of batches) {
      if (stopped) return next;
      const filled = await Promise.all(batch.map((fact) => fillFact(reading, fact)));
      feeds.put(filled, { number: Number(end.number), hash: end.hash });
      // A document may have come in since it was looked for: then nobody will tell of it again.
      await fill(filled.filter(({ wants }) => wants.length > 0).map(({ fact }) => fact));
    }
    return mark.number + 1n;
  }

  /** Whole blocks of facts, each with the block up to which they tell all; the last one goes to the end of the range. */
  async function batchesOf(facts: readonly Fact[], last: BlockMark): Promise<{ batch: Fact[]; end: BlockMark }[]> {
    const batches: { batch: Fact[]; end: BlockMark }[] = [];
    let batch: Fact[] = [];
    for (const [i, fact] of facts.entries()) {
      batch.push(fact);
      const following = facts[i + 1];
      if (batch.length < BATCH || !following || following.block === fact.block) continue;
      const end = await chain.at(BigInt(fact.block));
      if (!end) throw new EndpointError('The chain', `block ${fact.block} has gone while it was read`);
      batches.push({ batch, end });
      batch = [];
    }
    return [...batches, { batch, end: last }];
  }

  async function factsIn(from: bigint, to: bigint): Promise<Fact[]> {
    const registry = await about();
    const events = decodeRegistry(await chain.logs({ address: registry.address, topics: [], from, to }));
    const changed = events.flatMap((event) => (event.name === 'AuthorityUpdated' ? [event.args.authority] : []));
    const known = [...feeds.named('authority').map(({ manager }) => manager), ...changed];
    // The contract tells of its first one, too. Only where that was before the first block is a state of then asked for,
    // which many RPCs do not keep.
    if (known.length === 0) known.push((await readRegistry(chain, registry, 'authority', [], to)) as Address);
    const managers = new Set(known.map((one) => one.toLowerCase()));
    const logs = await Promise.all([...managers].map((address) => chain.logs({ address: address as Address, topics: [], from, to })));
    const managed = logs.flatMap(decodeManager);
    await withTimes(chain, [...events, ...managed]);
    return factsOf(events, managed);
  }

  async function fill(facts: readonly Fact[]): Promise<void> {
    const filling = { ...parts, registry: await about(), proposal: feeds.proposal };
    for (const fact of facts) if (!stopped) feeds.fill(await fillFact(filling, fact));
  }

  /** The newest block that is still to be read; undefined where nothing waits. */
  let waiting: BlockMark | undefined;
  const recorded = (work: () => Promise<void>): Promise<void> =>
    inOrder(work).catch((error) => {
      if (!stopped) journal.record('feeds', error);
    });

  return {
    /** Reads up to this block, or to a later one that is told of meanwhile. */
    follow(tip: BlockMark): void {
      const queued = waiting !== undefined;
      waiting = tip;
      if (queued) return;
      void recorded(async () => {
        const newest = waiting;
        waiting = undefined;
        if (newest) await follow(newest);
      });
    },
    /** A document is here with all its blocks. */
    arrived(digest: Digest): void {
      const facts = feeds.wanting(digest);
      if (facts.length > 0) void recorded(() => fill(facts));
    },
    /** The heads as the chain has them. Where one is newer than all that its logs told, all logs are read again. */
    heads(_: unknown, entries: readonly Entry[]): void {
      void recorded(async () => {
        const isMissed = ({ kind, period, key, version }: Entry) => version > (feeds.newest(entryId(kind, period, key))?.version ?? 0);
        if (!opened || performance.now() - rereadAt < REREAD_MS || !entries.some(isMissed)) return;
        rereadAt = performance.now();
        feeds.takeBack(-1); // the next block begins at the first
      });
    },
    async stop(): Promise<void> {
      stopped = true;
      await inOrder(async () => {});
    },
    idle: (): Promise<void> => inOrder(async () => {}),
  };
}
