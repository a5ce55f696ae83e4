import type { Address } from 'viem';
import type { RegistryAddress } from '../../registry/actions/index.ts';
import { allFeeds, type FeedName, parseFeedName } from '../../registry/feeds/index.ts';
import type { BlockStore } from '../blocks/store.ts';
import type { RegistryLog } from '../follow/registryLog.ts';
import type { Journal } from '../journal.ts';
import { deadlinesOf, freshnessOf } from './calendar.ts';
import { createFeedFollower } from './follow.ts';
import { type Places, pageOf } from './page.ts';
import { openFeedStore, type Position } from './store.ts';
import { toAtom } from './toAtom.ts';
import { toCalendar } from './toCalendar.ts';
import { toJsonFeed } from './toJsonFeed.ts';
import { toOpml } from './toOpml.ts';

export interface FeedsParts {
  file: string;
  /** Throws the tables away first, so that they are filled from the chain and the blocks. */
  anew: boolean | undefined;
  address: Address;
  chain: RegistryLog;
  fromBlock: bigint;
  store: BlockStore;
  journal: Journal;
}

export type Feeds = ReturnType<typeof openFeeds>;

/** The feeds of a registry: filled by what the follower hears of, and given in every form. */
export function openFeeds({ file, anew, address, chain, fromBlock, store: blocks, journal }: FeedsParts) {
  const store = openFeedStore(file, address, { anew });
  const follower = createFeedFollower({ feeds: store, store: blocks, journal, chain, fromBlock, about });
  let registry: RegistryAddress | undefined;

  async function about(): Promise<RegistryAddress> {
    registry ??= { address, chainId: await chain.chainId() };
    return registry;
  }

  return {
    ...follower,

    names: (): FeedName[] => allFeeds(store.projects()),
    nameOf: (text: string): FeedName => parseFeedName(text, store.projects()),
    atom: async (name: FeedName, places: Places, before: Position | null) => toAtom(pageOf(store, await about(), places, name, before)),
    json: async (name: FeedName, places: Places, before: Position | null) => toJsonFeed(pageOf(store, await about(), places, name, before)),
    opml: (address: (name: FeedName) => string): string => toOpml(allFeeds(store.projects()), address),
    /** The deadlines of the register, or of a project with the ages of its fields. */
    async calendar(project: string | null, { app }: Places): Promise<string> {
      const dates = deadlinesOf(store, await about(), project);
      if (project !== null) dates.push(...(await freshnessOf(store, blocks, await about(), project)));
      return toCalendar(`DeML OS: deadlines${project === null ? '' : ` of ${project}`}`, dates, (route) => app + route);
    },
    /** When anything that feeds say changed here, ms since 1970. */
    changedAt: store.changedAt,
    /** How far it has come: for /status. */
    progress: store.progress,
    counts: store.counts,
    async close(): Promise<void> {
      await follower.stop();
      store.close();
    },
  };
}
