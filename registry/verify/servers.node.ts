import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** Real HTTP servers on loopback, for tests in Node; every one is closed when its file has run. */
export interface Server {
  url: string;
  /** Paths in the order in which they were asked for, with the time. */
  hits: { path: string; at: number }[];
  /** Requests whose client has gone away before the end. */
  aborted: number;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>;

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** Starts a server on a free port. */
export async function serve(handler: Handler): Promise<Server> {
  const server: Server = { url: '', hits: [], aborted: 0 };
  const http = createServer(async (request, response) => {
    server.hits.push({ path: request.url ?? '', at: performance.now() });
    response.on('close', () => {
      if (!response.writableFinished) server.aborted++;
    });
    let body = '';
    for await (const chunk of request) body += chunk;
    await handler(request, response, body);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    http.closeAllConnections();
    http.close();
  });
  server.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return server;
}

/** The address of a port that nobody listens to. */
export async function refusing(): Promise<string> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  await new Promise((resolve) => http.close(resolve));
  return `http://127.0.0.1:${port}`;
}

export const RAW = 'application/vnd.ipld.raw';
export const CAR = 'application/vnd.ipld.car; version=1; order=dfs; dups=n';

/** What a gateway has: bytes by `<cid>?format=…`. */
export type Shelf = ReadonlyMap<string, Uint8Array>;

/** A gateway that serves what it has. */
export const honest =
  (shelf: Shelf): Handler =>
  (request, response) => {
    const found = shelf.get(request.url?.replace('/ipfs/', '') ?? '');
    if (!found) return void response.writeHead(404).end('not here');
    response.writeHead(200, { 'content-type': request.url?.endsWith('car') ? CAR : RAW }).end(found);
  };

/** A gateway that sends what it has through `change`, whole or in part. */
export const changing = (shelf: Shelf, change: (bytes: Uint8Array) => Uint8Array): Handler =>
  honest(new Map([...shelf].map(([path, bytes]) => [path, change(bytes)])));

/** The bytes with one bit of the last byte turned. */
export const flipped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes, (byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));

/** A gateway that answers the head and some bytes, then goes on as `rest` says. */
export const beginning =
  (shelf: Shelf, rest: (response: ServerResponse, bytes: Uint8Array) => void): Handler =>
  (request, response) => {
    const found = shelf.get(request.url?.replace('/ipfs/', '') ?? '') ?? new Uint8Array();
    response.writeHead(200, { 'content-type': request.url?.endsWith('car') ? CAR : RAW });
    response.write(found.subarray(0, Math.ceil(found.length / 2)));
    rest(response, found);
  };

/** Nothing is answered, not even a head. */
export const silent: Handler = () => {};
