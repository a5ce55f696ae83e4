import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway, type Gateway, type GatewayOptions } from './createGateway.ts';
import { readSettings } from './settings.ts';

/** A real gateway in a folder of its own, without libp2p and without a chain, for tests. */
export interface TestGateway extends Gateway {
  data: string;
  /** A request without a server in between. */
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>;
  /** Closes it and deletes its folder. */
  dispose(): Promise<void>;
}

/** Opens a gateway for a test; `options` replace the defaults. */
export async function testGateway(options: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'deml-gateway-')));
  const gateway = await createGateway({ ...readSettings({ DEML_GATEWAY_LIBP2P: 'off' }), data, ...options });
  return {
    ...gateway,
    data,
    get: async (path, headers = {}, method = 'GET') => gateway.fetch(new Request(new URL(path, 'http://localhost'), { method, headers })),
    async dispose() {
      await gateway.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
