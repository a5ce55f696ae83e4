import { type Chain, type Entry, FIRST_PAGE, type FirstPage, getFirstPage, getHeads } from '../../registry/actions/index.ts';
import { cidOf, type Digest, parseCid } from '../../registry/cid/index.ts';
import type { DemlError } from '../../registry/errors/index.ts';
import type { HeldRelease, ReleaseFiles } from '../../registry/release/index.ts';
import { inTurns } from '../../registry/verify/hedge.ts';
import { type AgreeingChain, agreeingChain, createBlockReader } from '../../registry/verify/index.ts';
import { asDemlError } from './asDemlError.ts';
import { openBlockCache } from './blockCache.ts';
import { type Config, loadConfig } from './config.ts';
import { documentState, type EntryState, type GroupState, groupState, headsOf, idOf } from './entryState.ts';
import { showNow } from './now.ts';
import type { Past } from './past.ts';
import { peersAt } from './peers.ts';
import { type Access, begun, type RegisterState } from './registerState.ts';

export type { Access, RegisterState } from './registerState.ts';

/** A longer collection is large: a page that needs a part of it reads that part, and the whole only when it is asked for. */
export const LARGE = 64;

/** One session of verified reading: the chain first, then whatever a page asks for. `onChange` is called after each change. */
export class Reading {
  state: RegisterState;
  /** Whether the state of a release may be shown until the chain answers. */
  readonly mayShow: boolean;
  chain: Chain | undefined;
  /** Set with `chain`, once the config is read. */
  access: Access | null = null;

  readonly #onChange: () => void;
  readonly #entries = new Map<string, EntryState<unknown>>();
  readonly #collections = new Map<string, Entry[] | 'loading'>();
  /** Heads of large collections that were read alone. */
  readonly #heads = new Map<string, Entry | 'loading' | 'none'>();
  readonly #groups = new Map<Digest, GroupState>();
  /** What to read with, once the config is read: a page that was drawn before may ask earlier. */
  readonly #opened = Promise.withResolvers<Access>();
  #past: Past | undefined;
  /** What is shown until the chain answers, of which nothing has to be waited for. */
  #held: HeldRelease | undefined;
  /** Where heads come from until then. */
  #release: ReleaseFiles | undefined;
  /** Documents that are being read. */
  #reads: Promise<unknown> = Promise.resolve();
  #every: Promise<readonly Entry[]> | undefined;
  /** Keys whose heads are asked for in one call, by collection. */
  readonly #asked = new Map<string, string[]>();
  #asking = false;
  #ended = false;

  constructor(onChange: () => void, at: string | null = null, mayShow = true) {
    this.#onChange = onChange;
    this.mayShow = mayShow;
    this.state = { ...begun, at };
  }

  /** Reads the config, the heads, and compares the RPCs. Ends in `ready` or `failed`, never in an exception. */
  async start(): Promise<void> {
    try {
      const [config, cache] = await Promise.all([this.state.config ?? loadConfig(), openBlockCache()]);
      const chain: AgreeingChain = agreeingChain({ rpcs: config.rpcs, onChange: () => this.#set({ rpcs: chain.reports() }) });
      const registry = { address: config.registry, chainId: config.chainId };
      // The chain is asked before the release is opened: neither waits for the other.
      const asked = this.state.at === null ? getFirstPage(chain, { registry, limit: FIRST_PAGE }) : undefined;
      asked?.catch(() => {}); // it is awaited below
      const release = asked && config.state ? await (await import('./release.ts')).openRelease(registry, this.#held?.state) : null;
      // The release is asked for blocks as a gateway, and first: its files come from where the page did.
      const blocks = createBlockReader({
        ...(release && { fetch: release.fetch, own: release.url }),
        gateways: release ? [release.url, ...config.gateways] : config.gateways,
        peers: peersAt(config.peers ?? []),
        ...(cache ? { cache } : {}),
        onChange: () => this.#set(sources()),
      });
      // It is named among them only where it lies: what it lacks is no fault of it.
      const sources = () => ({
        gateways: blocks.reports().filter(({ url, state }) => url !== release?.url || state === 'refused'),
        peers: blocks.peerReports(),
      });
      this.chain = chain;
      this.access = {
        chain,
        blocks,
        registry,
        gateways: config.gateways,
        indexers: config.indexers ?? [],
        heads: () => this.#allHeads(),
      };
      this.#opened.resolve(this.access);
      this.#set({ config, rpcs: chain.reports(), ...sources() });
      if (!asked) return await this.#startPast(this.state.at as string, this.access, chain);
      if (release && this.mayShow) {
        this.#release = release;
        if (!this.#held) this.show({ state: release.state, heads: new Map(), blocks: new Map() }, config);
        this.#set({ release: { block: release.state.block, comparing: true, trouble: null } });
      }
      const firstPage = await asked;
      const comparing = chain.compare(firstPage.blockNumber); // of this call: what follows may ask others
      await this.#take(firstPage);
      await comparing;
    } catch (error) {
      const { release } = this.state;
      const trouble = asDemlError(error);
      this.#set(release ? { release: { ...release, comparing: false, trouble } } : { phase: 'failed', error: trouble });
    }
  }

  /** The chain's heads are what is shown from now on; of a release that was shown, whatever has the same digest stays. */
  async #take(firstPage: FirstPage): Promise<void> {
    const { release } = this.state;
    if (release) {
      await this.#reads; // what is on its way is not asked for once more
      const { chain, registry } = this.access as Access;
      const known = { collections: this.#collections, heads: this.#heads, entries: this.#entries };
      const { renew } = await import('./release.ts');
      const apply = await renew({ chain, registry, since: release.block.number, firstPage, ...known });
      apply();
      this.#held = this.#release = this.#every = undefined;
    } else this.#file(firstPage);
    this.#set({ phase: 'ready', error: null, firstPage, release: null, readAt: new Date() });
    this.#count();
  }

  /** Shows the register as a release carries it, before anybody was asked. */
  show(held: HeldRelease, config: Config): void {
    const { block, firstPage } = held.state;
    this.#held = held;
    this.#file(firstPage);
    for (const [place, entries] of held.heads) this.#collections.set(place, [...entries]);
    this.#set({ phase: 'ready', config, firstPage, release: { block, comparing: false, trouble: null } });
  }

  #file(firstPage: FirstPage): void {
    const { whole, alone } = headsOf(firstPage);
    for (const [place, entries] of whole) this.#collections.set(place, entries);
    for (const [id, entry] of alone) this.#heads.set(id, entry);
  }

  /** The register of then is drawn from its events, by a chunk of its own. */
  async #startPast(at: string, access: Access, chain: AgreeingChain): Promise<void> {
    const { openPast } = await import('./past.ts');
    let comparing: Promise<void> | undefined;
    const past = await openPast(at, access, (block) => {
      comparing = chain.compare(block);
    });
    this.#past = past;
    showNow(new Date(past.firstPage.timestamp * 1000));
    const { present, later } = past;
    this.#set({
      phase: 'ready',
      firstPage: past.firstPage,
      readAt: new Date(),
      past: { now: present.blockNumber, heads: present.entries, later, opinions: null },
    });
    const [opinions] = await Promise.all([past.opinions(this.state.config?.rpcs ?? []), comparing]);
    this.#set({ past: { now: present.blockNumber, heads: present.entries, later, opinions } });
  }

  #allHeads(): Promise<readonly Entry[]> {
    if (this.#past) return Promise.resolve(this.#past.entries);
    this.#every ??= this.#readAllHeads().catch((error) => {
      this.#every = undefined; // it is asked for anew
      throw error;
    });
    return this.#every;
  }

  async #readAllHeads(): Promise<readonly Entry[]> {
    const { heads, state } = this.#release ?? {};
    if (heads && state) return (await inTurns(state.collections, heads)).flat();
    const { allHeads } = await import('../../registry/state/allHeads.ts');
    const { chain, registry } = this.access as Access;
    return allHeads(chain, { registry, block: (this.state.firstPage as FirstPage).blockNumber });
  }

  #collection(kind: Entry['kind'], period: number): Entry[] | 'loading' | undefined {
    return this.#past ? this.#past.collection(kind, period) : this.#collections.get(`${kind}/${period}`);
  }

  /** The entries of a collection, from the first page or read now; asks for their documents. */
  collection(kind: Entry['kind'], period: number): readonly EntryState<unknown>[] | 'loading' {
    const entries = this.#collection(kind, period);
    if (entries === undefined && this.state.phase === 'ready') this.#loadHeads(kind, period);
    if (entries === undefined || entries === 'loading') return 'loading';
    this.#loadDocuments(kind, period, entries);
    return entries.map((entry) => this.#entries.get(idOf(entry)) ?? { entry, state: 'waiting' });
  }

  /** One entry of a collection; loads only its own document, and of a large collection only its own head. */
  entry(kind: Entry['kind'], period: number, key: string): EntryState<unknown> | 'loading' | 'none' {
    const entries = this.#collection(kind, period);
    const entry = Array.isArray(entries) ? (entries.find((one) => one.key === key) ?? 'none') : (entries ?? this.#head(kind, period, key));
    if (typeof entry === 'string') return entry;
    this.#loadDocuments(kind, period, [entry]);
    return this.#entries.get(idOf(entry)) ?? { entry, state: 'waiting' };
  }

  /** A part of a large collection whose heads were read already; asks for its documents, together where a gateway has them so. */
  part(entries: readonly Entry[]): readonly EntryState<unknown>[] {
    const [first] = entries;
    if (first) this.#loadDocuments(first.kind, first.period, entries);
    return entries.map((entry) => this.#entries.get(idOf(entry)) ?? { entry, state: 'waiting' });
  }

  #head(kind: Entry['kind'], period: number, key: string): Entry | 'loading' | 'none' {
    const id = idOf({ kind, period, key });
    const known = this.#heads.get(id);
    if (known || this.state.phase !== 'ready') return known ?? 'loading';
    this.#heads.set(id, 'loading');
    const keys = this.#asked.get(`${kind}/${period}`) ?? [];
    if (keys.push(key) === 1) afterRender(() => this.#readHeadsOf(kind, period, keys));
    this.#asked.set(`${kind}/${period}`, keys);
    return 'loading';
  }

  async #readHeadsOf(kind: Entry['kind'], period: number, keys: readonly string[]): Promise<void> {
    const { chain, registry } = await this.#opened.promise;
    const { firstPage } = this.state;
    this.#asked.delete(`${kind}/${period}`);
    try {
      const { getHeadsOf } = await import('../../registry/actions/getHeadsOf.ts');
      const entries = this.#release
        ? await this.#release.heads({ kind, period })
        : await getHeadsOf(chain, { registry, kind, period, keys, block: firstPage?.blockNumber });
      if (firstPage !== this.state.firstPage) return; // the chain's heads came meanwhile
      for (const key of keys) this.#heads.set(idOf({ kind, period, key }), entries.find((entry) => entry.key === key) ?? 'none');
      this.#set({});
    } catch (error) {
      for (const key of keys) this.#heads.delete(idOf({ kind, period, key }));
      this.#set({ phase: 'failed', error: asDemlError(error) });
    }
  }

  /** A group block by the link of a verified overview. */
  group(link: { '/': string }): GroupState {
    const { digest } = parseCid(link['/']);
    const known = this.#groups.get(digest);
    if (known) return known;
    const held = this.#held?.blocks.get(digest);
    const state: GroupState = held ? groupState(held, link['/']) : { state: 'waiting' };
    this.#groups.set(digest, state);
    if (!held) afterRender(() => this.#loadGroup(digest, link['/']));
    return state;
  }

  /** The entries of this session that are not shown, with the reason. */
  refused(): readonly Extract<EntryState<unknown>, { error: DemlError }>[] {
    return [...this.#entries.values()].filter((one) => 'error' in one);
  }

  #loadHeads(kind: Entry['kind'], period: number): void {
    this.#collections.set(`${kind}/${period}`, 'loading');
    afterRender(() => this.#readHeads(kind, period));
  }

  async #readHeads(kind: Entry['kind'], period: number): Promise<void> {
    const { chain, registry } = await this.#opened.promise;
    const firstPage = this.state.firstPage as FirstPage;
    const id = `${kind}/${period}`;
    try {
      const entries = this.#release
        ? await this.#release.heads({ kind, period })
        : await getHeads(chain, { registry, kind, period, block: firstPage.blockNumber });
      if (firstPage !== this.state.firstPage) return; // the chain's heads came meanwhile
      this.#collections.set(id, entries);
      this.#set({});
    } catch (error) {
      this.#collections.delete(id);
      this.#set({ phase: 'failed', error: asDemlError(error) });
    }
  }

  #loadDocuments(kind: Entry['kind'], period: number, entries: readonly Entry[]): void {
    const asked = entries.filter((entry) => !this.#entries.has(idOf(entry)));
    if (asked.length === 0) return;
    const rest = asked.filter((entry) => {
      const held = this.#held?.blocks.get(entry.digest);
      this.#entries.set(idOf(entry), held ? documentState(entry, held, undefined) : { entry, state: 'waiting' });
      return !held;
    });
    afterRender(() => (rest.length > 0 ? this.#readDocuments(kind, period, entries, rest) : this.#count()));
  }

  async #readDocuments(kind: Entry['kind'], period: number, entries: readonly Entry[], asked: readonly Entry[]): Promise<void> {
    const { blocks } = await this.#opened.promise;
    this.#count();
    const reading =
      asked.length === 1 && asked[0]
        ? this.#single(asked[0])
        : this.#past
          ? this.#past.documents({ kind, period }, asked)
          : blocks.collection({ kind, period }, entries);
    this.#reads = Promise.allSettled([this.#reads, reading]);
    const { found, failures } = await reading;
    for (const entry of asked) this.#settle(entry, found.get(entry.digest), failures.get(entry.digest));
    this.#count();
    this.#askAgain();
  }

  /** What came for an entry, unless it is of a revision that the chain has left behind meanwhile. */
  #settle({ digest, ...id }: Entry, bytes: Uint8Array | undefined, failure: Error | undefined): void {
    const known = this.#entries.get(idOf(id));
    if (known?.entry.digest === digest) this.#entries.set(idOf(id), documentState(known.entry, bytes, failure));
  }

  /** Asks again and again for what could not be had, until it is there. */
  #askAgain(): void {
    if (this.#asking || this.#missing().length === 0) return;
    this.#asking = true;
    void import('./askAgain.ts')
      .then(({ askAgain }) =>
        askAgain(
          () => this.#missing(),
          () => this.#ended,
        ),
      )
      .then(() => {
        this.#asking = this.#ended;
        this.#askAgain();
      });
  }

  /** What could not be had, as ways to ask for it once more. */
  #missing(): (() => Promise<void>)[] {
    const isMissing = ({ state }: { state: string }) => state === 'coming' || state === 'unavailable';
    const documents = [...this.#entries.values()].filter(isMissing).map(({ entry }) => async () => {
      const { found, failures } = await this.#single(entry);
      this.#settle(entry, found.get(entry.digest), failures.get(entry.digest));
      this.#count();
    });
    const groups = [...this.#groups].filter(([, group]) => isMissing(group));
    return [
      ...documents,
      ...groups.map(
        ([digest]) =>
          () =>
            this.#loadGroup(digest, cidOf(digest)),
      ),
    ];
  }

  /** Nothing is asked for any more: another reading takes the place of this one. */
  end(): void {
    this.#ended = true;
  }

  async #single(entry: Entry): Promise<{ found: Map<Digest, Uint8Array>; failures: Map<Digest, Error> }> {
    try {
      return { found: new Map([[entry.digest, await (await this.#opened.promise).blocks.block(entry.digest)]]), failures: new Map() };
    } catch (error) {
      return { found: new Map(), failures: new Map([[entry.digest, error as Error]]) };
    }
  }

  async #loadGroup(digest: Digest, cid: string): Promise<void> {
    const bytes = await (await this.#opened.promise).blocks.block(digest).catch(asDemlError);
    this.#groups.set(digest, groupState(bytes, cid));
    this.#set({});
    this.#askAgain();
  }

  #count(): void {
    const states = [...this.#entries.values()].map((entry) => entry.state);
    const number = (state: string) => states.filter((one) => one === state).length;
    this.#set({
      counts: {
        entries: states.length,
        verified: number('verified'),
        refused: number('invalid') + number('unavailable'),
        coming: number('coming'),
        waiting: number('waiting'),
      },
    });
  }

  #set(change: Partial<RegisterState>): void {
    this.state = { ...this.state, ...change };
    this.#onChange();
  }
}

/** Components ask while they render; what follows may change state, so it waits until they have. */
const afterRender = (task: () => unknown): void => queueMicrotask(() => void task());
