import type { Entry } from '../actions/words.ts';
import type { Collection } from '../collection/index.ts';
import { EndpointError } from '../errors/index.ts';
import { type ReleaseState, readHeads, readState, releaseFile } from './releaseState.ts';

/** The files of a release under one address. */
export interface ReleaseFiles {
  state: ReleaseState;
  /** Under which a block reader asks it for blocks, as a gateway. */
  url: string;
  /** The `fetch` of that block reader: it knows which file a gateway's address means here. */
  fetch: typeof fetch;
  /** Every head of a collection. Errors: `EndpointError`, and those of `readHeads`. */
  heads(which: Collection): Promise<Entry[]>;
}

/** Silence after which a page goes on without its release, ms. */
const PATIENCE_MS = 4_000;

/** Opens the state that lies under `url`, or one that was read there already. Errors: `EndpointError`, and those of `readState`. */
export async function openReleaseFiles(
  url: string,
  { known, request = (...args) => fetch(...args) }: { known?: ReleaseState | undefined; request?: typeof fetch } = {},
): Promise<ReleaseFiles> {
  async function get(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await request(`${url}/${path}`, init).catch((cause: unknown) => {
      if (init.signal?.aborted) throw cause;
      throw new EndpointError(url, `${path} could not be read`, cause);
    });
    if (response.ok) return response;
    response.body?.cancel().catch(() => {}); // nobody reads it: the connection is free again
    // Not what a gateway is told to lack: nothing arrives later in a release.
    throw new EndpointError(url, `answered ${response.status} for ${path}`);
  }
  const bytes = async (path: string, init?: RequestInit) => new Uint8Array(await (await get(path, init)).arrayBuffer());

  const state = known ?? readState(await bytes(releaseFile.state, { signal: AbortSignal.timeout(PATIENCE_MS) }));
  const cars = new Set(state.collections.flatMap(({ root, documents }) => (documents === 'here' ? [root] : [])));

  return {
    state,
    url,
    heads: async (which) => {
      const known = state.collections.some(({ kind, period }) => kind === which.kind && period === which.period);
      return known ? readHeads(await bytes(releaseFile.heads(which)), which) : [];
    },
    fetch: async (input, init) => {
      const asked = String(input);
      if (!asked.startsWith(`${url}/ipfs/`)) return request(input, init);
      const { pathname, searchParams } = new URL(asked);
      const cid = pathname.split('/').at(-1) as string;
      const isCar = searchParams.get('format') === 'car';
      if (isCar && !cars.has(cid)) throw new EndpointError(url, `this release has no CAR of ${cid}`);
      const { body } = await get(isCar ? releaseFile.car(cid) : releaseFile.block(cid), init?.signal ? { signal: init.signal } : {});
      // A host of plain files does not know their type. What they are is found by their hashes.
      return new Response(body, { headers: { 'content-type': isCar ? 'application/vnd.ipld.car' : 'application/vnd.ipld.raw' } });
    },
  };
}
