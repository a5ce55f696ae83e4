import { type Cid, cidOf, type Digest, digestOf, MAX_DOCUMENT_BYTES } from '../cid/index.ts';
import { type Collection, collectionIndex, type KeyedDigest } from '../collection/index.ts';
import { BadCarError, DigestMismatchError, EndpointError, UnavailableError } from '../errors/index.ts';
import { type CarBlock, carBlocks } from './car.ts';
import { type GatewayReport, Gateways } from './gateways.ts';
import { AllFailed, hedge } from './hedge.ts';
import { chunks, concat, within } from './stream.ts';

/** Where verified blocks are kept between visits. Content never changes under its digest. */
export interface BlockCache {
  get(digest: Digest): Promise<Uint8Array | undefined>;
  put(digest: Digest, bytes: Uint8Array): Promise<void>;
}

export interface BlockReaderOptions {
  gateways: readonly string[];
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

/**
 * Reads blocks by digest from gateways that need not be trusted: every byte that leaves here has the digest that was
 * asked for. Several gateways are hedged; one that lies is named and asked last.
 */
export function createBlockReader(options: BlockReaderOptions) {
  const { cache, hedgeMs = 700, stallMs = 8_000 } = options;
  const request = options.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const gateways = new Gateways(options.gateways, options.onChange);

  /** One block. Throws `UnavailableError` with the failure of every gateway. */
  async function block(digest: Digest, { signal, limit = MAX_DOCUMENT_BYTES }: { signal?: AbortSignal; limit?: number } = {}): Promise<Uint8Array> {
    const kept = await fromCache(digest);
    if (kept) return kept;
    const cid = cidOf(digest);
    const bytes = await fromGateways(cid, signal, async (gateway, inner, progress) => {
      const response = await get(gateway, `/ipfs/${cid}?format=raw`, 'application/vnd.ipld.raw', inner);
      const found = await concat(chunks(response, { limit, stallMs, what: gateway.url, progress }));
      await check(found, digest, gateway.url);
      gateways.succeeded(gateway, 1);
      return found;
    });
    await cache?.put(digest, bytes);
    return bytes;
  }

  /**
   * The documents of a collection, in one CAR where possible. What the CAR lacks is fetched alone; what no gateway has
   * is missing from the result, with its error in `failures`.
   */
  async function collection(which: Collection, entries: readonly KeyedDigest[], { signal }: { signal?: AbortSignal } = {}) {
    const found = new Map<Digest, Uint8Array>();
    const failures = new Map<Digest, Error>();
    const wanted = new Set(entries.map((entry) => entry.digest));
    for (const digest of wanted) {
      const kept = await fromCache(digest);
      if (kept) found.set(digest, kept);
    }
    const missing = () => [...wanted].filter((digest) => !found.has(digest));
    // A CAR repeats what is cached, so a few changed documents are cheaper alone.
    if (missing().length > 2 && missing().length * 4 > wanted.size) {
      const root = await collectionIndex(which, entries);
      const before = new Set(found.keys());
      await fromGateways(root.cid, signal, (gateway, inner, progress) => readCar(gateway, root, wanted, found, inner, progress)).catch(rethrowAbort);
      await Promise.all([...found].filter(([digest]) => !before.has(digest)).map(([digest, bytes]) => cache?.put(digest, bytes)));
    }
    const queue = missing();
    const worker = async () => {
      for (let digest = queue.pop(); digest; digest = queue.pop()) {
        try {
          found.set(digest, await block(digest, signal ? { signal } : {}));
        } catch (error) {
          rethrowAbort(error);
          failures.set(digest, error as Error);
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    return { found, failures };
  }

  async function readCar(
    gateway: GatewayReport, root: { cid: Cid; digest: Digest }, wanted: ReadonlySet<Digest>, found: Map<Digest, Uint8Array>,
    signal: AbortSignal, progress: () => void,
  ): Promise<void> {
    const response = await get(gateway, `/ipfs/${root.cid}?format=car`, 'application/vnd.ipld.car', signal);
    const limit = (wanted.size + 1) * (MAX_DOCUMENT_BYTES + 1024);
    let blocks = 0;
    const accept = async ({ digest, bytes }: CarBlock) => {
      if (!wanted.has(digest) && digest !== root.digest) throw new BadCarError(gateway.url, `it holds ${cidOf(digest)}, which was not asked for`);
      await check(bytes, digest, gateway.url);
      if (wanted.has(digest)) found.set(digest, bytes);
      blocks++;
    };
    for await (const one of carBlocks(chunks(response, { limit, stallMs, what: gateway.url, progress }), gateway.url)) await accept(one);
    const lacking = [...wanted].filter((digest) => !found.has(digest)).length;
    if (lacking > 0) throw new BadCarError(gateway.url, `${lacking} of ${wanted.size} documents are not in it`);
    gateways.succeeded(gateway, blocks);
  }

  async function get(gateway: GatewayReport, path: string, type: string, signal: AbortSignal): Promise<Response> {
    const response = await within(request(gateway.url + path, { signal, headers: { accept: type }, redirect: 'follow' }), stallMs, gateway.url)
      .catch((cause) => {
        if (signal.aborted) throw signal.reason;
        throw new EndpointError(gateway.url, cause instanceof Error ? cause.message : String(cause), cause);
      });
    if (!response.ok) throw new EndpointError(gateway.url, `answered ${response.status}`);
    if (!response.headers.get('content-type')?.startsWith(type)) {
      response.body?.cancel().catch(() => {});
      throw new EndpointError(gateway.url, `answered 200 with ${response.headers.get('content-type') ?? 'no type'} instead of ${type}`);
    }
    return response;
  }

  async function fromGateways<T>(
    cid: Cid, signal: AbortSignal | undefined, read: (gateway: GatewayReport, signal: AbortSignal, progress: () => void) => Promise<T>,
  ): Promise<T> {
    const attempts = gateways.inOrder().map((gateway) => (inner: AbortSignal, progress: () => void) =>
      read(gateway, inner, progress).catch((error) => {
        if (inner.aborted) throw new DOMException('another gateway was faster', 'AbortError');
        gateways.failed(gateway, error);
        throw error;
      }));
    try {
      return await hedge(attempts, { delayMs: hedgeMs, signal });
    } catch (error) {
      if (error instanceof AllFailed) throw new UnavailableError(cid, error.failures);
      throw error;
    }
  }

  async function fromCache(digest: Digest): Promise<Uint8Array | undefined> {
    const kept = await cache?.get(digest);
    return kept && (await digestOf(kept)) === digest ? kept : undefined;
  }

  return { block, collection, reports: () => gateways.reports() };
}

async function check(bytes: Uint8Array, digest: Digest, where: string): Promise<void> {
  const got = await digestOf(bytes);
  if (got !== digest) throw new DigestMismatchError(where, cidOf(digest), cidOf(got));
}

function rethrowAbort(error: unknown): void {
  if (error instanceof Error && error.name === 'AbortError') throw error;
}
