import { type Cid, cidOf, type Digest, digestOf, MAX_DOCUMENT_BYTES } from '../cid/index.ts';
import { type Collection, type CollectionIndex, collectionIndex, type KeyedDigest } from '../collection/index.ts';
import { BadCarError, DigestMismatchError, EndpointError, LackingError, TooLargeError, UnavailableError } from '../errors/index.ts';
import { type CarBlock, carBlocks } from './car.ts';
import { type GatewayReport, Gateways } from './gateways.ts';
import { AllFailed, type Attempt, hedge } from './hedge.ts';
import { chunks, concat, within } from './stream.ts';

/** More of one CAR is not read into memory. */
const MAX_CAR_BYTES = 512 * 1024 * 1024;

/** Where verified blocks are kept between visits. Content never changes under its digest. */
export interface BlockCache {
  get(digest: Digest): Promise<Uint8Array | undefined>;
  put(digest: Digest, bytes: Uint8Array): Promise<void>;
}

/** Where blocks are asked for when no gateway works: peers, by whatever protocol they speak. */
export interface PeerSource {
  addresses: readonly string[];
  /** The bytes that one of them sent for a digest; they are checked by whoever asks. */
  ask(address: string, digest: Digest): Promise<Uint8Array>;
}

export interface BlockReaderOptions {
  gateways: readonly string[];
  /** The one of the gateways that is the page's own release: that it gives blocks says nothing of the others. */
  own?: string;
  peers?: PeerSource;
  cache?: BlockCache;
  fetch?: typeof fetch;
  /** Silence after which the next gateway is asked as well, ms. */
  hedgeMs?: number;
  /** Silence after which a gateway counts as hanging, ms. */
  stallMs?: number;
  /** Called when a gateway's report changes. */
  onChange?: () => void;
}

export type BlockReader = ReturnType<typeof createBlockReader>;

/** Patience with a peer: the code that speaks to it may have to be loaded, and a connection opened. */
const PEER_MS = 30_000;

const SILENT = 'sent nothing until another gateway had answered';

/**
 * Reads blocks by digest from gateways that need not be trusted: every byte that leaves here has the digest that was
 * asked for. Several gateways are hedged; one that lies is named and asked last.
 */
export function createBlockReader(options: BlockReaderOptions) {
  const { cache, hedgeMs = 700, stallMs = 8_000 } = options;
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const gateways = new Gateways(options.gateways, options.onChange);
  const { addresses = [], ask } = options.peers ?? {};
  const peers = new Gateways(addresses, options.onChange);

  /** One block. Throws `UnavailableError` with the failure of every gateway, and of every peer that was asked. */
  async function block(
    digest: Digest,
    { signal, limit = MAX_DOCUMENT_BYTES }: { signal?: AbortSignal; limit?: number } = {},
  ): Promise<Uint8Array> {
    const kept = await fromCache(digest);
    if (kept) return kept;
    const cid = cidOf(digest);
    const overHttp = attempts(gateways, signal, async (gateway, inner, progress) => {
      const response = await get(gateway, `/ipfs/${cid}?format=raw`, 'application/vnd.ipld.raw', inner);
      const found = await concat(chunks(response, { limit, stallMs, what: gateway.url, progress }));
      await check(found, digest, gateway.url);
      gateways.succeeded(gateway, 1);
      return found;
    });
    const fromPeers = attempts(peers, signal, async (peer) => {
      const found = await within((ask as PeerSource['ask'])(peer.url, digest), PEER_MS, peer.url);
      if (found.length > limit) throw new TooLargeError(peer.url, found.length, limit);
      await check(found, digest, peer.url);
      peers.succeeded(peer, 1);
      return found;
    });
    const bytes = await fromEither(cid, signal, overHttp, fromPeers);
    await toCache(digest, bytes);
    return bytes;
  }

  /** Peers are asked once every gateway failed, and while none works they only wait for one as for any slow endpoint. */
  async function fromEither<T>(cid: Cid, signal: AbortSignal | undefined, overHttp: Attempt<T>[], fromPeers: Attempt<T>[]): Promise<T> {
    if (fromPeers.length === 0) return first(cid, signal, overHttp);
    if (gateways.noneWorks(options.own)) return first(cid, signal, [...overHttp, ...fromPeers]);
    try {
      return await first(cid, signal, overHttp);
    } catch (error) {
      if (!(error instanceof UnavailableError) || !gateways.noneWorks(options.own)) throw error;
      return first(cid, signal, fromPeers, error.failures);
    }
  }

  /**
   * The documents of a collection, in one CAR where possible. What the CAR lacks is fetched alone; what no gateway has
   * is missing from the result, with its error in `failures`.
   */
  async function collection(which: Collection, entries: readonly KeyedDigest[], { signal }: { signal?: AbortSignal } = {}) {
    const found = new Map<Digest, Uint8Array>();
    const failures = new Map<Digest, Error>();
    const wanted = new Set(entries.map((entry) => entry.digest));
    await Promise.all(
      [...wanted].map(async (digest) => {
        const kept = await fromCache(digest);
        if (kept) found.set(digest, kept);
      }),
    );
    const missing = () => [...wanted].filter((digest) => !found.has(digest));
    // A CAR repeats what is cached, so a few changed documents are cheaper alone; peers give none.
    const noCar = addresses.length > 0 && gateways.noneWorks(options.own);
    if (!noCar && missing().length > 2 && missing().length * 4 > wanted.size) {
      const root = await collectionIndex(which, entries);
      const before = new Set(found.keys());
      await fromGateways(root.cid, signal, (gateway, inner, progress) => readCar(gateway, root, wanted, found, inner, progress)).catch(
        (error) => {
          if (signal?.aborted || !(error instanceof UnavailableError)) throw error;
        },
      );
      // Keeping is for the next visit: this one does not wait for it.
      for (const [digest, bytes] of found) if (!before.has(digest)) void toCache(digest, bytes);
    }
    const queue = missing();
    const worker = async () => {
      for (let digest = queue.pop(); digest; digest = queue.pop()) {
        try {
          found.set(digest, await block(digest, signal ? { signal } : {}));
        } catch (error) {
          if (signal?.aborted || !(error instanceof UnavailableError)) throw error;
          failures.set(digest, error);
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    return { found, failures };
  }

  /**
   * The blocks under any root, from a gateway that has its CAR; each has been hashed when `onBlock` is told. A
   * block may be told twice, by two gateways, and need not belong there. Throws `UnavailableError`.
   */
  async function car(
    root: Cid,
    { onBlock, signal, limit = MAX_CAR_BYTES }: { onBlock: (block: CarBlock) => void; signal?: AbortSignal; limit?: number },
  ): Promise<void> {
    await fromGateways(root, signal, async (gateway, inner, progress) => {
      const response = await get(gateway, `/ipfs/${root}?format=car`, 'application/vnd.ipld.car', inner);
      let blocks = 0;
      for await (const block of carBlocks(chunks(response, { limit, stallMs, what: gateway.url, progress }), gateway.url)) {
        await check(block.bytes, block.digest, gateway.url);
        onBlock(block);
        blocks++;
      }
      gateways.succeeded(gateway, blocks);
    });
  }

  async function readCar(
    gateway: GatewayReport,
    root: CollectionIndex,
    wanted: ReadonlySet<Digest>,
    found: Map<Digest, Uint8Array>,
    signal: AbortSignal,
    progress: () => void,
  ): Promise<void> {
    const response = await get(gateway, `/ipfs/${root.cid}?format=car`, 'application/vnd.ipld.car', signal);
    const limit = wanted.size * (MAX_DOCUMENT_BYTES + 1024) + root.bytes.length + 1024;
    let blocks = 0;
    const accept = async ({ digest, bytes }: CarBlock) => {
      if (!wanted.has(digest) && digest !== root.digest)
        throw new BadCarError(gateway.url, `it holds ${cidOf(digest)}, which was not asked for`);
      await check(bytes, digest, gateway.url);
      if (wanted.has(digest)) found.set(digest, bytes);
      blocks++;
    };
    const largest = Math.max(MAX_DOCUMENT_BYTES, root.bytes.length);
    for await (const one of carBlocks(chunks(response, { limit, stallMs, what: gateway.url, progress }), gateway.url, largest))
      await accept(one);
    // To lack a block is no lie: another gateway is asked, and this one stays trusted with what it has.
    const lacking = [...wanted].filter((digest) => !found.has(digest)).length;
    if (lacking > 0) throw new LackingError(gateway.url, `its CAR lacks ${lacking} of ${wanted.size} documents`);
    gateways.succeeded(gateway, blocks);
  }

  async function get(gateway: GatewayReport, path: string, type: string, signal: AbortSignal): Promise<Response> {
    const response = await within(
      request(gateway.url + path, { signal, headers: { accept: type }, redirect: 'follow' }),
      stallMs,
      gateway.url,
    );
    if (response.ok && response.headers.get('content-type')?.startsWith(type)) return response;
    response.body?.cancel().catch(() => {}); // nobody reads it: the connection is free again
    if (response.status === 404 || response.status === 410) throw new LackingError(gateway.url, `answered ${response.status}`);
    const kind = response.headers.get('content-type') ?? 'no type';
    throw new EndpointError(
      gateway.url,
      response.ok ? `answered ${response.status} with ${kind} instead of ${type}` : `answered ${response.status}`,
    );
  }

  type Read<T> = (place: GatewayReport, signal: AbortSignal, progress: () => void) => Promise<T>;

  const fromGateways = <T>(cid: Cid, signal: AbortSignal | undefined, read: Read<T>): Promise<T> =>
    first(cid, signal, attempts(gateways, signal, read));

  function attempts<T>(places: Gateways, signal: AbortSignal | undefined, read: Read<T>): Attempt<T>[] {
    return places.inOrder().map((place) => (inner: AbortSignal, progress: () => void) => {
      let silent = true;
      const heard = () => {
        silent = false;
        progress();
      };
      return read(place, inner, heard).catch((error) => {
        // Who was so silent that another was asked, and was outrun, costs this delay once and not with every block.
        if (inner.aborted && silent && !signal?.aborted) places.failed(place, new EndpointError(place.url, SILENT));
        if (inner.aborted) throw new DOMException('another gateway was faster', 'AbortError');
        places.failed(place, error);
        throw error;
      });
    });
  }

  /** The first attempt that succeeds. `before`: what failed already. */
  async function first<T>(
    cid: Cid,
    signal: AbortSignal | undefined,
    attempts: readonly Attempt<T>[],
    before: readonly Error[] = [],
  ): Promise<T> {
    try {
      return await hedge(attempts, { delayMs: hedgeMs, signal });
    } catch (error) {
      if (error instanceof AllFailed) throw new UnavailableError(cid, [...before, ...error.failures]);
      throw error;
    }
  }

  // A cache is a copy and never the only one: where it is broken or full, the bytes come from a gateway every time.
  async function fromCache(digest: Digest): Promise<Uint8Array | undefined> {
    const kept = await Promise.resolve(cache?.get(digest)).catch(() => undefined);
    return kept && (await digestOf(kept)) === digest ? kept : undefined;
  }

  async function toCache(digest: Digest, bytes: Uint8Array): Promise<void> {
    await Promise.resolve(cache?.put(digest, bytes)).catch(() => undefined);
  }

  return { block, collection, car, reports: () => gateways.reports(), peerReports: () => peers.reports() };
}

async function check(bytes: Uint8Array, digest: Digest, where: string): Promise<void> {
  const got = await digestOf(bytes);
  if (got !== digest) throw new DigestMismatchError(where, cidOf(digest), cidOf(got));
}
