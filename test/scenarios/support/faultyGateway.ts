import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a bad gateway does to the answers of a good one. */
export const faults = ['altered', 'truncated', 'another-block', 'hanging', 'html', 'down'] as const;
export type Fault = (typeof faults)[number];

export interface FaultyGateway {
  url: string;
  /** How many requests for content it has seen. */
  requests(): number;
  close(): Promise<void>;
}

/** A gateway that passes everything on to a good one and spoils content on the way back. */
export async function faultyGateway(good: string, fault: Fault): Promise<FaultyGateway> {
  let requests = 0;
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    requests++;
    if (fault === 'hanging') return; // the connection stays open and silent
    if (fault === 'down') return void request.socket.destroy();
    if (fault === 'html') return answer(response, 'text/html', Buffer.from('<!doctype html><title>Welcome</title><p>Please log in.'));
    const upstream = await fetch(good + request.url, { headers: { accept: request.headers.accept ?? '*/*' } });
    const bytes = Buffer.from(await upstream.arrayBuffer());
    const type = upstream.headers.get('content-type') ?? 'application/octet-stream';
    if (fault === 'truncated') return answer(response, type, bytes.subarray(0, Math.floor(bytes.length * 0.6)));
    if (fault === 'altered') return answer(response, type, alter(bytes));
    return answer(response, type, type.includes('car') ? alter(bytes) : Buffer.from('{"schema":"deml.page/1"}'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, { 'content-type': type, 'content-length': body.length });
  response.end(body);
}

/** Changes one digit inside the last block, so that the bytes are plausible and wrong. */
function alter(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let i = copy.length - 20; i > 0; i--) {
    const byte = copy[i] as number;
    if (byte >= 0x30 && byte <= 0x38) {
      copy[i] = byte + 1;
      break;
    }
  }
  return copy;
}
