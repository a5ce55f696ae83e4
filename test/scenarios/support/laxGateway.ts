import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cidOf, digestOf } from '../../../registry/cid/index.ts';

/** A gateway that serves one block, whatever it says: what ours refuse, another may have. */
export async function laxGateway(bytes: Uint8Array): Promise<{ url: string; close: () => void }> {
  const cid = cidOf(await digestOf(bytes));
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const here = request.url?.includes(cid);
    response.writeHead(here ? 200 : 404, { 'content-type': 'application/vnd.ipld.raw' }).end(here ? bytes : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
