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
  /** Where the gateway's node listens for pages, by WebSocket. */
  peer: HeldPort;
}

const usual = { rpc: 8545, gateway: 8080, indexer: 42069, peer: 4002 };

/** Last time's ports where they are free, then the usual ones, then any: a page that is open keeps its address. */
export async function choosePorts(file: string): Promise<Ports> {
  const last = await lastPorts(file);
  const ports = {
    rpc: await holdPort(last.rpc, usual.rpc),
    gateway: await holdPort(last.gateway, usual.gateway),
    indexer: await holdPort(last.indexer, usual.indexer),
    peer: await holdPort(last.peer, usual.peer),
  };
  await writeFile(file, JSON.stringify(Object.fromEntries(Object.entries(ports).map(([what, { port }]) => [what, port]))));
  return ports;
}

/** The ports of the last start; what is unreadable is forgotten, for nothing depends on it. */
async function lastPorts(file: string): Promise<{ [what in keyof Ports]?: number }> {
  try {
    const last = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    const valid = (port: unknown): port is number => Number.isInteger(port) && (port as number) > 0 && (port as number) < 65_536;
    return Object.fromEntries(Object.entries(last).filter((entry): entry is [string, number] => valid(entry[1])));
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
