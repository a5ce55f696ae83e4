import { BadConfigError } from '../../registry/errors/index.ts';
import { createGateway, type GatewayOptions } from '../createGateway.ts';
import type { IndexReport } from './createIndex.ts';

/** Fills a new search index from the chain and the blocks of a data folder, and closes. Throws what went wrong. */
export async function rebuild(options: GatewayOptions): Promise<IndexReport> {
  const gateway = await createGateway({ ...options, libp2p: false, app: undefined, rebuildSearch: true });
  try {
    const { follower, filler, search } = gateway;
    if (!follower || !filler || !search)
      throw new BadConfigError('DEML_GATEWAY_REGISTRY', 'a search index follows a registry, and none is set');
    await follower.tick();
    await filler.idle();
    return await search.report();
  } finally {
    await gateway.close();
  }
}
