import type { Connection } from '@libp2p/interface';
import { CID } from 'multiformats/cid';
import { cidOf, type Digest } from '../../../registry/cid/index.ts';
import { DigestMismatchError, EndpointError, LackingError } from '../../../registry/errors/index.ts';
import { within } from '../../../registry/verify/stream.ts';
import { openNode, type Presence } from './openNode.ts';

const DIAL_MS = 5_000;
const ANSWER_MS = 8_000;
/** A peer that could not be reached is not dialled for every block. */
const AGAIN_MS = 15_000;
/** Bitswap does not send a block twice within five seconds, so what came is kept as long. */
const KEPT_MS = 6_000;
const IDLE_MS = 60_000;

interface Want {
  settle(presence: Presence): void;
  refuse(error: Error): void;
}

/** The CID of bytes that nobody asked for. */
class Stray extends Error {}

/** Blocks are told apart by what they hash to, whatever codec a peer says. */
const keyOf = (cid: CID): string => cid.multihash.digest.join();

/** One node, what it has dialled, and what it waits for of each peer. */
class Peers {
  readonly #node = openNode();
  readonly #dialled = new Map<string, Promise<Connection>>();
  readonly #asked = new Map<string, Promise<Uint8Array>>();
  /** Everything that was ever asked of a peer; null once it was answered or given up. */
  readonly #wants = new Map<string, Map<string, Want | null>>();

  /** Resolves when the node is open. */
  async open(): Promise<void> {
    const { wants } = await this.#node;
    wants.addEventListener('block', ({ detail }) => this.#heardBlock(detail));
    wants.addEventListener('presence', ({ detail }) => this.#wantsOf(detail.sender).get(keyOf(detail.cid))?.settle(detail));
  }

  /** The bytes of a block from one peer. Who stops waiting does not end it: others may wait for the same. */
  ask(address: string, digest: Digest): Promise<Uint8Array> {
    const id = `${address} ${digest}`;
    const before = this.#asked.get(id);
    if (before) return before;
    const asking = this.#ask(address, CID.parse(cidOf(digest)));
    const forget = () => this.#asked.delete(id);
    asking.then(() => setTimeout(forget, KEPT_MS), forget);
    this.#asked.set(id, asking);
    return asking;
  }

  async stop(): Promise<void> {
    await (await this.#node).stop();
  }

  async #ask(address: string, cid: CID): Promise<Uint8Array> {
    const { remotePeer } = await this.#dial(address);
    const { wants } = await this.#node;
    const ofPeer = this.#wantsOf(remotePeer);
    const stop = new AbortController();
    try {
      const answer = new Promise<Presence>((settle, refuse) => {
        ofPeer.set(keyOf(cid), { settle, refuse });
        // What it answers may come before it listens; that the want could not be sent is known to it alone.
        wants.wantSessionBlock(cid, remotePeer, { signal: stop.signal }).then(settle, refuse);
      });
      const { block } = await within(answer, ANSWER_MS, address);
      if (!block) throw new LackingError(address, 'has not the block');
      return block;
    } catch (error) {
      if (error instanceof EndpointError && error.cause instanceof Stray)
        throw new DigestMismatchError(address, cid.toString(), error.cause.message);
      throw error;
    } finally {
      ofPeer.set(keyOf(cid), null);
      stop.abort();
    }
  }

  /** Nothing that is asked of a peer can be told from what it sends unasked: all of it is refused. */
  #heardBlock({ sender, cid }: Presence): void {
    const ofPeer = this.#wantsOf(sender);
    if (!ofPeer.has(keyOf(cid))) for (const want of ofPeer.values()) want?.refuse(new Stray(cid.toString()));
  }

  #wantsOf(peer: { toString(): string }): Map<string, Want | null> {
    const known = this.#wants.get(peer.toString()) ?? new Map<string, Want | null>();
    this.#wants.set(peer.toString(), known);
    return known;
  }

  async #dial(address: string): Promise<Connection> {
    const known = this.#dialled.get(address);
    const connection = await known;
    if (connection?.status === 'open') return connection;
    if (this.#dialled.get(address) !== known) return this.#dial(address); // another block has dialled anew
    const dialling = this.#connect(address);
    this.#dialled.set(address, dialling);
    dialling.catch(() => setTimeout(() => this.#dialled.delete(address), AGAIN_MS));
    return dialling;
  }

  async #connect(address: string): Promise<Connection> {
    const { connect } = await this.#node;
    return connect(address, AbortSignal.timeout(DIAL_MS)).catch((cause) => {
      throw new EndpointError(address, 'could not be reached', cause);
    });
  }
}

let peers: Peers | undefined;
let idle: ReturnType<typeof setTimeout> | undefined;

/** Asks one peer, a WebSocket multiaddr, for a block. The node is opened for the first, and closed when nobody asks any more. */
export async function askPeer(address: string, digest: Digest): Promise<Uint8Array> {
  const current = peers ?? opened();
  clearTimeout(idle);
  idle = setTimeout(() => {
    peers = undefined;
    current.stop().catch(() => {}); // nobody uses it any more
  }, IDLE_MS);
  return current.ask(address, digest);
}

function opened(): Peers {
  const opening = new Peers();
  peers = opening;
  opening.open().catch(() => {
    if (peers === opening) peers = undefined; // who asked is told, and the next one tries again
  });
  return opening;
}
