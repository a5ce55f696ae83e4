import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { BadConfigError } from '../registry/errors/index.ts';
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
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new BadConfigError('DEML_GATEWAY_PORT', `port ${port} of ${host} is taken`));
      else reject(error);
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
