import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Gateway } from './createGateway.ts';

/** A gateway that listens. */
export interface Listening {
  url: string;
  port: number;
  /** Stops listening; the gateway itself stays open. */
  close(): Promise<void>;
}

/** Lets a gateway listen on a host and port; port 0 takes a free one. */
export async function serveGateway(gateway: Gateway, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createAdaptorServer({
    fetch: gateway.fetch,
    overrideGlobalObjects: false, // its Request and Response lack parts of the standard, for everybody in the process
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: () => new Promise((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      if ('closeAllConnections' in server) server.closeAllConnections();
    }),
  };
}
