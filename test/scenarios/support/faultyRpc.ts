import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { rpc } from './rpc.ts';

/** What a bad RPC does. */
export const rpcFaults = ['silence', 'too-many', 'broken', 'reset', 'half', 'lagging', 'no-logs', 'some-logs'] as const;
export type RpcFault = (typeof rpcFaults)[number];

export interface FaultyRpc {
  url: string;
  /** From now on; null for none. */
  fault: RpcFault | null;
  /** How often a fault was given for an answer. */
  spoiled(): number;
  close(): Promise<void>;
}

/** Longer than Ponder waits for an answer. */
const SILENCE_MS = 11_000;
const LAG_BLOCKS = 3;

/** An RPC that passes everything on to a good one, and spoils it while it has a fault. `lag`: blocks that a lagging one is behind. */
export async function faultyRpc(good: string, { lag = LAG_BLOCKS } = {}): Promise<FaultyRpc> {
  let spoiled = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const call = JSON.parse(body) as { id: number; method: string; params: [string | { fromBlock?: string }, boolean] };
    const { fault } = self;
    const pass = async () => (await fetch(good, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).text();
    const spoil = () => spoiled++;
    if (fault === 'silence' && spoil() % 2 === 0) await sleep(SILENCE_MS, undefined, { ref: false });
    if (fault === 'too-many' && spoil() % 2 === 0) return answer(response, 429, '{"error":"slow down"}');
    if (fault === 'broken' && spoil() % 2 === 0) return answer(response, 500, 'Internal Server Error');
    if (fault === 'reset' && spoil() % 2 === 0) return void request.socket.destroy();
    const text = await pass();
    if (fault === 'half' && spoil() % 2 === 0) return answer(response, 200, text.slice(0, text.length / 2));
    if (fault === 'lagging' && call.method === 'eth_getBlockByNumber' && call.params[0] === 'latest' && spoil() % 2 === 0) {
      const newest = Number(await rpc<string>(good, 'eth_blockNumber'));
      const old = await rpc(good, 'eth_getBlockByNumber', [`0x${Math.max(newest - lag, 0).toString(16)}`, call.params[1]]);
      return answer(response, 200, JSON.stringify({ jsonrpc: '2.0', id: call.id, result: old }));
    }
    if ((fault === 'no-logs' || fault === 'some-logs') && call.method === 'eth_getLogs') {
      const { result } = JSON.parse(text) as { result: unknown[] };
      if (result.length > 0) spoil();
      const left = fault === 'no-logs' ? [] : result.slice(0, -1);
      return answer(response, 200, JSON.stringify({ jsonrpc: '2.0', id: call.id, result: left }));
    }
    answer(response, 200, text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const self: FaultyRpc = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: null,
    spoiled: () => spoiled,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return self;
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
