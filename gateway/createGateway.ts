import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Cid } from '../registry/cid/index.ts';
import { createRateLimit } from '../registry/serving/index.ts';
import { type BlockStore, createBlockStore } from './blocks/store.ts';
import { type Desk, openDesk } from './desk/desk.ts';
import { type Feeds, openFeeds } from './feeds/openFeeds.ts';
import { createRegistryLog, type RegistryLog, rpcTransport } from './follow/registryLog.ts';
import { createFollower, type Follower, followPrefix } from './follow.ts';
import { createApp } from './http/app.ts';
import { cidIn } from './http/ipfs.ts';
import { createUpload } from './http/upload.ts';
import { createJournal, type Journal } from './journal.ts';
import { deleteDerived } from './node/derived.ts';
import { type IpfsNode, openNode } from './node/openNode.ts';
import { createOneAtATime, createSerial } from './node/serial.ts';
import { createState } from './node/state.ts';
import { createOrder, type Order } from './order/createOrder.ts';
import { createKeeper, type Keeper } from './pins/keeper.ts';
import { createPins, type Pins } from './pins/pins.ts';
import { createWantedList } from './pins/wanted.ts';
import { createFiller, type Filler } from './search/filler.ts';
import { openSearch, type Search } from './search/openSearch.ts';
import type { GatewaySettings } from './settings.ts';
import { openSites } from './sites.ts';
import { createStatus } from './status.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
const SWEEP_MS = 10 * 60_000;
const UPLOAD_SILENT_MS = 15_000;

/** What a gateway can be given beside its settings. */
export interface GatewayOptions extends GatewaySettings {
  /** CID of the app to serve at `/`; without it the one that was chosen last. */
  release?: Cid;
  /** The chain to follow, where it is not reached by the RPC of the settings. */
  chain?: RegistryLog;
  /** Throws the search index away first, so that it is filled from the chain and the blocks. */
  rebuildSearch?: boolean;
  /** Throws the tables of the feeds away first, likewise. */
  rebuildFeeds?: boolean;
  /** How long an upload may pause. */
  uploadSilentMs?: number;
  /** Takes a line for each new error. */
  log?: (line: string) => void;
}

/** An open gateway that does not listen yet; `serveGateway` makes it listen. */
export interface Gateway {
  /** Answers a request; give it to a server, or call it in a test. */
  fetch: (request: Request, env?: unknown) => Response | Promise<Response>;
  node: IpfsNode;
  store: BlockStore;
  pins: Pins;
  keeper: Keeper;
  journal: Journal;
  /** Undefined where no chain is configured. */
  follower: Follower | undefined;
  /** What waits for the chain; undefined where no chain is configured. */
  desk: Desk | undefined;
  /** The search index and what fills it; undefined where no chain is configured. */
  search: Search | undefined;
  filler: Filler | undefined;
  /** The rows of the table in an order; undefined where no chain is configured. */
  order: Order | undefined;
  /** What changed, told in feeds; undefined where no chain is configured. */
  feeds: Feeds | undefined;
  addDirectory(directory: string): Promise<Cid>;
  setRelease(cid: Cid | undefined): Promise<void>;
  close(): Promise<void>;
}

/** Opens node, stores, routes and, where a chain is configured, begins to follow it. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const journal = createJournal(options.log);
  const node = await openNode(options);
  try {
    const state = createState(node.datastore);
    const serial = createSerial();
    const store = createBlockStore(node);
    const pins = createPins(node, store);
    const keepMs = options.keepHours * 3_600_000;
    const keeper = createKeeper({
      store,
      pins,
      state,
      serial,
      keepMs,
      space: options.uploadSpaceMb * 1024 * 1024,
    });
    const wanted = createWantedList(state);
    const sites = await openSites({ node, store, pins, state, serial });
    if (options.app) await sites.setRelease(await sites.add(options.app));
    if (options.release) await sites.setRelease(cidIn(options.release));
    const { registry, attestations } = options;
    const chain = registry && (options.chain ?? createRegistryLog(rpcTransport(options.rpc), registry, attestations));
    const space = options.deskSpaceMb * 1024 * 1024;
    const desk =
      registry && chain
        ? await openDesk({ chain, address: registry, follow: followPrefix(registry), state, store, keeper, pins, serial, space, keepMs })
        : undefined;
    const searchFile = join(options.data, 'search.sqlite');
    if (options.rebuildSearch) deleteDerived(searchFile);
    const search =
      registry &&
      openSearch(searchFile, registry, {
        onError: (error) => journal.record('search index', error),
        onRestart: () => follower?.readHeads(),
      });
    const filler = search && createFiller({ search, store, journal });
    const order = registry && createOrder({ store, journal });
    const feeds =
      registry &&
      chain &&
      openFeeds({
        ...{ file: join(options.data, 'feeds.sqlite'), anew: options.rebuildFeeds, address: registry },
        ...{ chain, fromBlock: options.fromBlock, store, journal },
      });
    const readers = [filler, order, feeds].filter((one) => one !== undefined);
    const tidy = createOneAtATime(
      () => desk?.tidyOpen(),
      (error) => journal.record('desk', error),
    );
    const follower =
      registry && chain
        ? createFollower({
            ...options,
            ...{ registry, chain, node, store, pins, keeper, wanted, state, serial, journal },
            ...(desk ? { onProposed: desk.seen, onNews: tidy } : {}),
            ...(feeds ? { onTip: feeds.follow } : {}),
            onHeads: (collection, entries) => {
              for (const one of readers) one.heads(collection, entries);
            },
            onComplete: (digest) => {
              for (const one of readers) one.arrived(digest);
            },
          })
        : undefined;
    const app = createApp({
      ...options,
      store: order?.blocks ?? store,
      sites,
      journal,
      upload: createUpload({ keeper, store, silentMs: options.uploadSilentMs ?? UPLOAD_SILENT_MS, onStored: () => follower?.arrived() }),
      rateLimit: createRateLimit({ perMinute: options.uploadsPerMinute, burst: options.uploadBurst }),
      desk,
      deskLimit: createRateLimit({ perMinute: options.deskPerMinute, burst: options.deskBurst }),
      search,
      order,
      feeds,
      feedLimit: createRateLimit({ perMinute: options.feedsPerMinute, burst: options.feedBurst }),
      searchLimit: createRateLimit({ perMinute: options.searchesPerMinute, burst: options.searchBurst }),
      silentMs: options.uploadSilentMs ?? UPLOAD_SILENT_MS,
      status: createStatus({ version, node, store, pins, wanted, sites, follower, desk, search, feeds, journal, registry }),
    });
    const sweep = async () => {
      try {
        await desk?.keepOffers(); // first: what offers need would go with what has expired
        await keeper.sweep();
        await desk?.tidy();
      } catch (error) {
        journal.record('sweep', error);
      }
    };
    const timer = setInterval(sweep, SWEEP_MS);
    timer.unref();
    follower?.start();
    return {
      fetch: app.fetch,
      node,
      store,
      pins,
      keeper,
      journal,
      follower,
      desk,
      search,
      filler,
      order,
      feeds,
      addDirectory: async (directory) => (await sites.add(directory)).toString(),
      setRelease: (cid) => sites.setRelease(cid === undefined ? undefined : cidIn(cid)),
      async close() {
        clearInterval(timer);
        filler?.stop();
        order?.stop();
        await follower?.stop();
        await tidy.done();
        await filler?.idle();
        await order?.idle();
        await feeds?.close();
        await search?.close();
        await serial(async () => {}); // what is being written is finished first
        await node.close();
      },
    };
  } catch (error) {
    await node.close();
    throw error;
  }
}
