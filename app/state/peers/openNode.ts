import { withBitswap } from '@helia/bitswap';
import { withLibp2pLight } from '@helia/libp2p';
import { identify } from '@libp2p/identify';
import { type Connection, type ContentRouting, contentRoutingSymbol, type PeerId } from '@libp2p/interface';
import { noise } from '@libp2p/noise';
import { webSockets } from '@libp2p/websockets';
import { yamux } from '@libp2p/yamux';
import { multiaddr } from '@multiformats/multiaddr';
import { createHeliaLight } from 'helia';
import type { CID } from 'multiformats/cid';

/** What a peer said of a block: whether it has it, and the bytes where it sent them. */
export interface Presence {
  sender: PeerId;
  cid: CID;
  has: boolean;
  block?: Uint8Array;
}

/**
 * Bitswap's list of wants. Helia hides it, and drops bytes that nobody asked for without a word; who sent them is known
 * here only, and a liar has to be named.
 */
export interface WantList {
  addEventListener(type: 'block' | 'presence', heard: (event: CustomEvent<Presence>) => void): void;
  wantSessionBlock(cid: CID, peer: PeerId, options: { signal: AbortSignal }): Promise<Presence>;
}

// Who has a block is not looked up anywhere: the peers are those that were named.
const nowhere = {
  async provide() {},
  async cancelReprovide() {},
  async *findProviders() {},
  async put() {},
  async get(): Promise<Uint8Array> {
    throw new Error('This node has no content routing.');
  },
} satisfies ContentRouting;

/** Starts Helia with libp2p in this page. It dials, never listens, and contacts nobody by itself. */
export async function openNode() {
  const helia = withBitswap(
    withLibp2pLight(createHeliaLight(), {
      transports: [webSockets()],
      connectionEncrypters: [noise()],
      streamMuxers: [yamux()],
      peerDiscovery: [],
      connectionGater: { denyDialMultiaddr: () => false }, // the operator and the reader name peers, also on this machine
      services: { identify: identify({ runOnConnectionOpen: false }), noRouting: () => ({ [contentRoutingSymbol]: nowhere }) },
    }),
  );
  let wants: WantList | undefined;
  const add = helia.addBlockBroker.bind(helia);
  helia.addBlockBroker = (broker) => {
    wants = (broker as unknown as { bitswap?: { wantList?: WantList } }).bitswap?.wantList;
    add(broker);
  };
  await helia.start();
  if (!wants) throw new Error('Bitswap has no list of wants');
  const { libp2p } = helia;
  return {
    wants,
    stop: () => helia.stop(),
    /**
     * A connection that the other side is ready for: it has answered on one stream. Who opens more than ten before that is cut off.
     */
    async connect(address: string, signal: AbortSignal): Promise<Connection> {
      const connection = await libp2p.dial(multiaddr(address), { signal });
      await libp2p.services.identify.identify(connection, { signal });
      return connection;
    },
  };
}
