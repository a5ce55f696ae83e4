import { BadConfigError } from '../../registry/errors/index.ts';
import { createGateway, type GatewayOptions } from '../createGateway.ts';

/** Fills new tables of the feeds from the chain and the blocks of a data folder, and closes. Throws what went wrong. */
export async function rebuildFeeds(options: GatewayOptions) {
  const gateway = await createGateway({ ...options, libp2p: false, app: undefined, rebuildFeeds: true });
  try {
    const { follower, feeds } = gateway;
    if (!follower || !feeds) throw new BadConfigError('DEML_GATEWAY_REGISTRY', 'feeds follow a registry, and none is set');
    await follower.tick();
    await feeds.idle();
    return { ...feeds.counts(), ...feeds.progress() };
  } finally {
    await gateway.close();
  }
}
