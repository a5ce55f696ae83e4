import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';

export interface Ports {
  rpc: number;
  gateway: number;
}

const usual: Ports = { rpc: 8545, gateway: 8080 };

/** Last time's ports where they are free, then the usual ones, then any: a page that is open keeps its address. */
export async function choosePorts(file: string): Promise<Ports> {
  const last: Partial<Ports> = JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
  const ports = { rpc: await freePort(last.rpc, usual.rpc), gateway: await freePort(last.gateway, usual.gateway) };
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(ports));
  return ports;
}

/** The first of the wanted ports that is free on loopback, or any free one. */
export async function freePort(...wanted: (number | undefined)[]): Promise<number> {
  for (const port of [...wanted, 0]) {
    if (port === undefined) continue;
    const server = createServer();
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (address && typeof address === 'object') return address.port;
    } catch {
      // taken: the next one is tried
    } finally {
      server.close();
    }
  }
  throw new Error('No port is free on 127.0.0.1. Stop a server, then run this again.');
}
