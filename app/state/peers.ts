import type { PeerSource } from '../../registry/verify/index.ts';

/** The peers of a config. Helia and libp2p are loaded with the first block that is asked of one. */
export const peersAt = (addresses: readonly string[]): PeerSource => ({
  addresses,
  ask: async (address, digest) => (await import('./peers/askPeer.ts')).askPeer(address, digest),
});
