import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { DemlError } from '../../registry/errors/index.ts';

/** A port that is held until its server is ready to take it: a stack that starts at the same time chooses another. */
export interface HeldPort {
  port: number;
  release(): Promise<void>;
}

export interface Ports {
  rpc: HeldPort;
  gateway: HeldPort;
  indexer: HeldPort;
}

const usual = { rpc: 8545, gateway: 8080, indexer: 42069 };

/** Last time's ports where they are free, then the usual ones, then any: a page that is open keeps its address. */
export async function choosePorts(file: string): Promise<Ports> {
  const last = await lastPorts(file);
  const ports = {
    rpc: await holdPort(last.rpc, usual.rpc),
    gateway: await holdPort(last.gateway, usual.gateway),
    indexer: await holdPort(last.indexer, usual.indexer),
  };
  await writeFile(file, JSON.stringify({ rpc: ports.rpc.port, gateway: ports.gateway.port, indexer: ports.indexer.port }));
  return ports;
}

/** The ports of the last start; what is unreadable is forgotten, for nothing depends on it. */
async function lastPorts(file: string): Promise<{ rpc?: number; gateway?: number; indexer?: number }> {
  try {
    const { rpc, gateway, indexer } = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    const valid = (port: unknown): port is number => Number.isInteger(port) && (port as number) > 0 && (port as number) < 65_536;
    return { ...(valid(rpc) ? { rpc } : {}), ...(valid(gateway) ? { gateway } : {}), ...(valid(indexer) ? { indexer } : {}) };
  } catch {
    return {};
  }
}

/** Holds the first of the wanted ports that is free on loopback, or any free one. */
async function holdPort(...wanted: (number | undefined)[]): Promise<HeldPort> {
  for (const port of [...wanted, 0]) {
    if (port === undefined) continue;
    const server = createServer((socket) => socket.destroy());
    server.unref();
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    } catch {
      continue; // taken: the next one is tried
    }
    const address = server.address();
    if (!address || typeof address !== 'object') continue;
    return {
      port: address.port,
      release: () => new Promise((resolve) => server.close(() => resolve())),
    };
  }
  throw new DemlError(`No port is free on 127.0.0.1 (asked for ${wanted.filter(Boolean).join(', ') || 'any'}).`, {
    code: 'no-port',
    family: 'input',
    fix: 'Stop a server, then run this again.',
  });
}

/** Any free port on loopback. */
export async function freePort(): Promise<number> {
  const held = await holdPort();
  await held.release();
  return held.port;
}
