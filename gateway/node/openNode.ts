import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withBitswap } from '@helia/bitswap';
import { withLibp2pLight } from '@helia/libp2p';
import * as dagCbor from '@ipld/dag-cbor';
import * as dagJson from '@ipld/dag-json';
import { identify } from '@libp2p/identify';
import { type ContentRouting, contentRoutingSymbol } from '@libp2p/interface';
import { noise } from '@libp2p/noise';
import { tcp } from '@libp2p/tcp';
import { webSockets } from '@libp2p/websockets';
import { yamux } from '@libp2p/yamux';
import { multiaddr } from '@multiformats/multiaddr';
import { LevelBlockstore } from 'blockstore-level';
import { LevelDatastore } from 'datastore-level';
import { createHeliaLight, type Helia } from 'helia';
import * as json from 'multiformats/codecs/json';
import { StoreUnusableError } from '../errors.ts';

/** How the IPFS node is opened. */
export interface NodeOptions {
  data: string;
  libp2p: boolean;
  listen?: string[];
  peers?: string[];
}

/** An open IPFS node with its two stores. */
export interface IpfsNode {
  helia: Helia;
  blockstore: LevelBlockstore;
  datastore: LevelDatastore;
  peerId(): string | null;
  addresses(): string[];
  connections(): number;
  close(): Promise<void>;
}

// Without a content router Helia refuses to delete blocks, and lookups would wait for the network.
const nowhere = {
  name: 'none',
  async provide() {},
  async cancelReprovide() {},
  async *findProviders() {},
  async put() {},
  async get(): Promise<Uint8Array> {
    throw new Error('This node has no content routing.');
  },
} satisfies ContentRouting & { name: string };

/** Opens the stores in `data` and starts Helia on them. Helia neither opens nor closes stores: this does both. */
export async function openNode({ data, libp2p, listen = [], peers = [] }: NodeOptions): Promise<IpfsNode> {
  const blockstore = new LevelBlockstore(join(data, 'blocks'));
  const datastore = new LevelDatastore(join(data, 'data'));
  try {
    await mkdir(data, { recursive: true });
    await blockstore.open();
    await datastore.open();
  } catch (error) {
    await blockstore.close();
    throw new StoreUnusableError(data, error);
  }
  const light = createHeliaLight({ blockstore, datastore, codecs: [dagCbor, dagJson, json] });
  if (!libp2p) {
    light.addRouter({
      name: nowhere.name,
      provide: nowhere.provide,
      cancelReprovide: nowhere.cancelReprovide,
      findProviders: nowhere.findProviders,
    });
    await light.start();
    return { ...closing(light), helia: light, blockstore, datastore, peerId: () => null, addresses: () => [], connections: () => 0 };
  }
  const helia = withBitswap(
    withLibp2pLight(light, {
      addresses: { listen },
      transports: [tcp(), webSockets()],
      connectionEncrypters: [noise()],
      streamMuxers: [yamux()],
      peerDiscovery: [],
      connectionGater: { denyDialMultiaddr: () => false }, // peers are named by the operator, private ones too
      services: { identify: identify(), nullRouting: () => ({ [contentRoutingSymbol]: nowhere }) },
    }),
  );
  await helia.start();
  const dial = () => Promise.allSettled(peers.map((peer) => helia.libp2p.dial(multiaddr(peer))));
  void dial();
  const redial = setInterval(dial, 30_000);
  redial.unref();
  return {
    ...closing(helia, () => clearInterval(redial)),
    helia,
    blockstore,
    datastore,
    peerId: () => helia.libp2p.peerId.toString(),
    addresses: () => helia.libp2p.getMultiaddrs().map(String),
    connections: () => helia.libp2p.getConnections().length,
  };

  function closing(node: Helia, before: () => void = () => {}): Pick<IpfsNode, 'close'> {
    let closed: Promise<void> | undefined;
    const close = async () => {
      before();
      await node.stop();
      await blockstore.close();
      await datastore.close();
    };
    return { close: () => (closed ??= close()) };
  }
}
