import { type Chain, type Entry, FIRST_PAGE, type FirstPage, getFirstPage, getHeads } from '../../registry/actions/index.ts';
import { cidOf, type Digest, parseCid } from '../../registry/cid/index.ts';
import type { DemlError } from '../../registry/errors/index.ts';
import type { HeldRelease } from '../../registry/release/index.ts';
import { type AgreeingChain, agreeingChain, type BlockReader, createBlockReader } from '../../registry/verify/index.ts';
import { asDemlError } from './asDemlError.ts';
import { openBlockCache } from './blockCache.ts';
import { type Config, loadConfig } from './config.ts';
import { documentState, type EntryState, type GroupState, groupState, idOf } from './entryState.ts';
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
  chain: Chain | undefined;
  /** Set with `chain`, once the config is read. */
  access: Access | null = null;

  readonly #onChange: () => void;
  readonly #entries = new Map<string, EntryState<unknown>>();
  readonly #collections = new Map<string, Entry[] | 'loading'>();
  /** Heads of large collections that were read alone. */
  readonly #heads = new Map<string, Entry | 'loading' | 'none'>();
  readonly #groups = new Map<Digest, GroupState>();
  #blocks: BlockReader | undefined;
  #past: Past | undefined;
  /** What is shown until the chain answers, of which nothing has to be waited for. */
  #held: HeldRelease | undefined;
  #every: Promise<readonly Entry[]> | undefined;
  /** Keys whose heads are asked for in one call, by collection. */
  readonly #asked = new Map<string, string[]>();
  #asking = false;
  #ended = false;

  constructor(onChange: () => void, at: string | null = null) {
    this.#onChange = onChange;
    this.state = { ...begun, at };
  }

  /** Reads the config, the heads, and compares the RPCs. Ends in `ready` or `failed`, never in an exception. */
  async start(): Promise<void> {
    try {
      const [config, cache] = await Promise.all([loadConfig(), openBlockCache()]);
      const chain: AgreeingChain = agreeingChain({ rpcs: config.rpcs, onChange: () => this.#set({ rpcs: chain.reports() }) });
      const blocks = createBlockReader({
        gateways: config.gateways,
        peers: peersAt(config.peers ?? []),
        ...(cache ? { cache } : {}),
        onChange: () => this.#set({ gateways: blocks.reports(), peers: blocks.peerReports() }),
      });
      this.chain = chain;
      this.#blocks = blocks;
      this.access = {
        chain,
        blocks,
        registry: { address: config.registry, chainId: config.chainId },
        gateways: config.gateways,
        indexers: config.indexers ?? [],
        heads: () => this.#allHeads(),
      };
      this.#set({ config, gateways: blocks.reports(), peers: blocks.peerReports(), rpcs: chain.reports() });
      if (this.state.at !== null) return await this.#startPast(this.state.at, this.access, chain);
      const firstPage = await getFirstPage(chain, { registry: { address: config.registry, chainId: config.chainId }, limit: FIRST_PAGE });
      this.#file(firstPage);
      this.#set({ phase: 'ready', firstPage, readAt: new Date() });
      await chain.compare(firstPage.blockNumber);
    } catch (error) {
      this.#set({ phase: 'failed', error: asDemlError(error) });
    }
  }

  /** Shows the register as a release carries it, before anybody was asked. */
  show(held: HeldRelease, config: Config | null = this.state.config): void {
    const { block, firstPage } = held.state;
    this.#held = held;
    this.#file(firstPage);
    for (const [place, entries] of held.heads) this.#collections.set(place, [...entries]);
    this.#set({ phase: 'ready', config, firstPage, release: { block, comparing: false, trouble: null } });
  }

  /** Keeps the heads of a first page: those of a short collection as the whole of it. */
  #file({ projects, metrics, pages, newest }: FirstPage): void {
    const collections: [string, Entry[]][] = [
      ['project/0', projects],
      ['metric/0', metrics],
      ['page/0', pages],
    ];
    for (const { period, entries } of newest) collections.push([`note/${period}`, entries]);
    for (const [id, entries] of collections)
      if (entries.length < FIRST_PAGE) this.#collections.set(id, entries);
      else for (const entry of entries) this.#heads.set(idOf(entry), entry);
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
    this.#asked.delete(`${kind}/${period}`);
    try {
      const { chain, registry } = this.access as Access;
      const { getHeadsOf } = await import('../../registry/actions/getHeadsOf.ts');
      const entries = await getHeadsOf(chain, { registry, kind, period, keys, block: this.state.firstPage?.blockNumber });
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
    const { config, firstPage } = this.state;
    const id = `${kind}/${period}`;
    try {
      if (!config || !firstPage || !this.chain) return;
      const registry = { address: config.registry, chainId: config.chainId };
      this.#collections.set(id, await getHeads(this.chain, { registry, kind, period, block: firstPage.blockNumber }));
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
    if (!this.#blocks) return;
    this.#count();
    const { found, failures } =
      asked.length === 1 && asked[0]
        ? await this.#single(asked[0])
        : this.#past
          ? await this.#past.documents({ kind, period }, asked)
          : await this.#blocks.collection({ kind, period }, entries);
    for (const entry of asked) this.#entries.set(idOf(entry), documentState(entry, found.get(entry.digest), failures.get(entry.digest)));
    this.#count();
    this.#askAgain();
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
      this.#entries.set(idOf(entry), documentState(entry, found.get(entry.digest), failures.get(entry.digest)));
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
      return { found: new Map([[entry.digest, await (this.#blocks as BlockReader).block(entry.digest)]]), failures: new Map() };
    } catch (error) {
      return { found: new Map(), failures: new Map([[entry.digest, error as Error]]) };
    }
  }

  async #loadGroup(digest: Digest, cid: string): Promise<void> {
    const bytes = await (this.#blocks as BlockReader).block(digest).catch(asDemlError);
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
