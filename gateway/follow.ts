import type { Address, Hex } from 'viem';
import type { Entry, Kind } from '../registry/actions/index.ts';
import type { Digest } from '../registry/cid/index.ts';
import { BadConfigError, EndpointError } from '../registry/errors/index.ts';
import type { BlockStore } from './blocks/store.ts';
import { createArrivals } from './follow/arrivals.ts';
import { createNoted } from './follow/noted.ts';
import { createRangeReader } from './follow/readRanges.ts';
import type { BlockMark, RegistryLog } from './follow/registryLog.ts';
import { allCollections, type CollectionName, createRootKeeper, type KeptState, nameOf, type Roots } from './follow/roots.ts';
import type { Journal } from './journal.ts';
import type { IpfsNode } from './node/openNode.ts';
import { createSerial, type Serial } from './node/serial.ts';
import type { State } from './node/state.ts';
import type { Keeper } from './pins/keeper.ts';
import type { Pins } from './pins/pins.ts';
import type { WantedList } from './pins/wanted.ts';

/** Follows the registry: pins what it names and keeps the collection roots. */
export interface Follower {
  start(): void;
  stop(): Promise<void>;
  /** Reads all that is new now. Throws what went wrong; the timer records it instead and tries again. */
  tick(): Promise<void>;
  /** Blocks came in: what is wanted is looked at again at once. */
  arrived(): void;
  /** All heads are read anew at the next look, whatever the logs say. */
  readHeads(): void;
  report(): Promise<{ chainId: number | null; block: number | null; roots: Record<CollectionName, Roots>; state: KeptState | null }>;
}

/** What following needs. */
export interface FollowerOptions {
  registry: Address;
  /** Contract of the auditors, whose evidence is pinned too. */
  attestations: Address | undefined;
  fromBlock: bigint;
  pollMs: number;
  sources: readonly string[];
  node: IpfsNode;
  store: BlockStore;
  pins: Pins;
  keeper: Keeper;
  wanted: WantedList;
  state: State;
  serial: Serial;
  journal: Journal;
  chain: RegistryLog;
  /** Told of each proposal that the chain shows, before the work on its block counts as done. */
  onProposed?: (id: Hex) => Promise<void>;
  /** Told when the chain has named something. */
  onNews?: () => void;
  /** Told of the heads of a collection, whenever they were read. */
  onHeads?: (collection: { kind: Kind; period: number }, entries: readonly Entry[]) => void;
  /** Told of the newest block, after the work on all before it and before their heads. */
  onTip?: (tip: BlockMark) => void;
  /** Told of a document that is here with all that it links. */
  onComplete?: (digest: Digest) => void;
}

/** Where the follower of a registry keeps what it knows: its cursor, roots, entries and proposals. */
export const followPrefix = (registry: Address) => `follow/${registry.toLowerCase()}/`;

/** How far the work is done. Written after the work, in one piece, so that a crash repeats work and skips none. */
interface Cursor {
  /** Newest last, each with the last revision up to it. The older ones show after a reorg where both chains still agree. */
  marks: { number: number; hash: Hex; revised?: number }[];
  /** Collections whose roots are out of date. */
  dirty: CollectionName[];
}

const MARKS = 128;
/** How often all heads are read, whatever the logs have said. */
const RECONCILE_MS = 10 * 60_000;

/** A follower that does nothing before `start` or `tick`. */
export function createFollower(options: FollowerOptions): Follower {
  const { registry: address, fromBlock, pollMs, state, journal, chain } = options;
  const prefix = followPrefix(address);
  // With another contract of attestations the log is read from the beginning: all is done again, and nothing twice.
  const cursorAt = `${prefix}cursor${options.attestations ? `/${options.attestations.toLowerCase()}` : ''}`;
  const noted = createNoted(state, prefix);
  const arrivals = createArrivals(options);
  const roots = createRootKeeper({ ...options, prefix });
  let chainId: number | null = null;
  const readRange = createRangeReader(chain, fromBlock);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const oneByOne = createSerial();
  let stopped = false;
  let news = false;
  let rechecking: Promise<void> | undefined;
  let done = new Set<string>();
  let reconciledAt = Number.NEGATIVE_INFINITY;
  let askedForHeads = 0;
  /** The kept state is that of the roots. */
  let stated = false;
  let readAgainFor: Hex | undefined;

  async function tick(): Promise<void> {
    chainId ??= await chain.chainId();
    const registry = { address, chainId };
    const tip = await chain.tip();
    const cursor = await settled(tip);
    for (let from = next(cursor); from <= tip.number && !stopped; from = next(cursor)) await advance(cursor, from, tip);
    options.onTip?.(tip);
    const reconcile = performance.now() - reconciledAt > RECONCILE_MS;
    const asked = askedForHeads;
    if (reconcile) cursor.dirty = await everyCollection(cursor, tip.number);
    stated &&= cursor.dirty.length === 0;
    for (const name of [...cursor.dirty]) {
      if (stopped) return;
      const digests = await roots.update(name, registry, tip.number);
      if (reconcile) for (const digest of digests) if (!(await options.pins.has(digest))) await arrivals.pinOrWant(digest);
      cursor.dirty = cursor.dirty.filter((other) => other !== name);
      await save(cursor);
    }
    if (reconcile && asked === askedForHeads) reconciledAt = performance.now();
    const revised = cursor.marks.at(-1)?.revised;
    if (revised !== undefined && !stated) await roots.keepState({ chainId, registry: address, block: revised });
    stated = true;
    await arrivals.retry();

    /** Those of the chain, and those that it had before a reorg: whoever was told of their heads must hear that they are gone. */
    async function everyCollection({ dirty }: Cursor, block: bigint): Promise<CollectionName[]> {
      return [...new Set([...dirty, ...Object.keys(await roots.all()), ...(await allCollections(chain, registry, block))])];
    }

    /** The cursor without the blocks that a reorg took back. */
    async function settled({ number }: BlockMark): Promise<Cursor> {
      const stored = ((await state.get(cursorAt)) ?? { marks: [], dirty: [] }) as unknown as Cursor;
      let reorged = false;
      for (let last = stored.marks.at(-1); last; last = stored.marks.at(-1)) {
        if (BigInt(last.number) <= number && (await chain.at(BigInt(last.number)))?.hash === last.hash) break;
        stored.marks.pop();
        reorged = true;
      }
      if (reorged) {
        await noted.forgetAfter(stored.marks.at(-1)?.number ?? -1);
        stored.dirty = await everyCollection(stored, number);
        await save(stored);
      }
      return stored;
    }
  }

  const next = ({ marks }: Cursor): bigint => {
    const last = marks.at(-1);
    return last ? BigInt(last.number) + 1n : fromBlock;
  };

  async function advance(cursor: Cursor, from: bigint, tip: BlockMark): Promise<void> {
    const { mark, told: named } = await readRange(from, tip, (first, last) => chain.named(first, last.number));
    const dirty = new Set(cursor.dirty);
    let revised = cursor.marks.at(-1)?.revised;
    for (const one of named) {
      if (one.event === 'Revised') revised = Math.max(revised ?? 0, Number(one.block));
      if (done.has(one.id)) continue;
      if (one.event === 'Proposed') {
        const { entry, proposalId, proposal, collection, block } = one;
        await state.put(`${prefix}entry/${entry}`, nameOf(collection.kind, collection.period));
        await noted.put(proposalId, proposal, block);
        await options.onProposed?.(proposalId);
      }
      await arrivals.pinOrWant(one.digest);
      // A proposal always comes before its revision, so the collection of a revised entry is known.
      if (one.event === 'Revised') dirty.add((await state.get<string>(`${prefix}entry/${one.entry}`)) ?? (await unknownEntry(one.entry)));
    }
    if (named.some(({ id }) => !done.has(id))) options.onNews?.();
    done = new Set(named.map(({ id }) => id)); // the next range begins inside this one
    cursor.dirty = [...dirty];
    cursor.marks = [...cursor.marks, { number: Number(mark.number), hash: mark.hash, ...(revised !== undefined && { revised }) }].slice(
      -MARKS,
    );
    await save(cursor);
  }

  /** An RPC has kept back the proposal of an entry, or the first block is set too high: what the log says then tells which. */
  async function unknownEntry(entry: Hex): Promise<never> {
    if (readAgainFor !== entry) {
      readAgainFor = entry;
      await save({ marks: [], dirty: [] });
      throw new EndpointError(
        'The chain',
        `kept back the proposal of the entry ${entry}, so that its log is read again from the beginning`,
      );
    }
    throw new BadConfigError(
      'DEML_GATEWAY_FROM_BLOCK',
      `the entry ${entry} was proposed before block ${fromBlock}; the block of the deployment is needed`,
    );
  }

  async function save(cursor: Cursor): Promise<void> {
    await options.store.put([]); // blocks and pins first
    await state.put(cursorAt, cursor as never);
    await state.sync();
  }

  async function recheck(): Promise<void> {
    while (news && !stopped) {
      news = false;
      if (!(await options.wanted.isEmpty())) await arrivals.recheck();
    }
  }

  async function run(): Promise<void> {
    try {
      await oneByOne(tick);
    } catch (error) {
      if (!stopped) journal.record('following the chain', error);
    }
    if (!stopped) timer = setTimeout(run, pollMs);
  }

  return {
    start: () => void run(),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all([oneByOne(async () => {}), rechecking]);
    },
    tick: () => oneByOne(tick),
    arrived() {
      news = true; // also while a recheck is under way: it may have passed this block already
      rechecking ??= recheck()
        .catch((error) => journal.record('wanted list', error))
        .finally(() => {
          rechecking = undefined;
        });
    },
    readHeads() {
      askedForHeads++; // also while a look is under way: it may have passed them already
      reconciledAt = Number.NEGATIVE_INFINITY;
    },
    async report() {
      const cursor = (await state.get(cursorAt)) as unknown as Cursor | undefined;
      return { chainId, block: cursor?.marks.at(-1)?.number ?? null, roots: await roots.all(), state: await roots.keptState() };
    },
  };
}
