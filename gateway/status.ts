import type { BlockStore } from './blocks/store.ts';
import type { Desk } from './desk/desk.ts';
import type { Feeds } from './feeds/openFeeds.ts';
import type { Follower } from './follow.ts';
import type { Journal } from './journal.ts';
import type { IpfsNode } from './node/openNode.ts';
import type { Pins } from './pins/pins.ts';
import type { WantedList } from './pins/wanted.ts';
import type { Search } from './search/openSearch.ts';
import type { Sites } from './sites.ts';

interface StatusParts {
  version: string;
  node: IpfsNode;
  store: BlockStore;
  pins: Pins;
  wanted: WantedList;
  sites: Sites;
  follower: Follower | undefined;
  desk: Desk | undefined;
  search: Search | undefined;
  feeds: Feeds | undefined;
  journal: Journal;
  registry: string | undefined;
}

/** What `GET /status` says: what this gateway is, how far it has come, and what it lacks. */
export function createStatus({ version, node, store, pins, wanted, sites, follower, desk, search, feeds, journal, registry }: StatusParts) {
  const blocks = atMostEverySecond(() => store.count());
  const pinned = atMostEverySecond(() => pins.count());
  return async () => {
    const chain = await follower?.report();
    return {
      version,
      peerId: node.peerId(),
      addresses: node.addresses(),
      connections: node.connections(),
      chainId: chain?.chainId ?? null,
      registry: registry ?? null,
      block: chain?.block ?? null,
      roots: chain?.roots ?? {},
      state: chain?.state ?? null,
      blocks: await blocks(),
      pins: await pinned(),
      wanted: (await wanted.all()).map(({ digest, since, tries }) => ({ digest, since, tries })),
      desk: desk?.report() ?? null,
      search: search ? await soon(search.report().catch(() => null)) : null, // where it has ended, lastErrors says why
      feeds: feeds?.progress() ?? null,
      lastErrors: journal.recent().map((entry) => ({ ...entry })),
      release: sites.release()?.toString() ?? null,
    };
  };
}

const PATIENCE_MS = 200;

/** What is there within a moment, else null: the index may still open, or work off what is new. */
const soon = <T>(value: Promise<T>): Promise<T | null> =>
  Promise.race([value, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref())]);

/** Counting takes longer the more there is, and anybody may ask: the answer of the last second is given again. */
function atMostEverySecond(count: () => Promise<number>): () => Promise<number> {
  let last = { at: 0, value: Promise.resolve(0) };
  return () => {
    if (Date.now() - last.at >= 1_000) last = { at: Date.now(), value: count() };
    return last.value;
  };
}
