import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getDesk, postApproval, postComment } from '../../registry/desk/index.ts';
import { serveGateway } from '../serveGateway.ts';
import { account, curator, type TestChain, testChain } from '../testChain.ts';
import { note } from '../testDocuments.ts';
import { spawnGateway } from '../testProcess.ts';
import { deskTools, PERIOD } from './testDesk.ts';

let chain: TestChain;
let rpc: ReturnType<typeof createServer>;
let data: string;
const rpcUrl = () => `http://127.0.0.1:${(rpc.address() as AddressInfo).port}`;

beforeAll(async () => {
  chain = await testChain();
  data = await mkdtemp(join(tmpdir(), 'deml-desk-'));
  // The chain of this process over HTTP, for gateways that are processes of their own.
  rpc = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const { id, method, params } = JSON.parse(body) as { id: number; method: string; params: unknown[] };
    const answer = await chain.provider.request({ method, params }).then(
      (result) => ({ result }),
      (error: Error & { code?: number; data?: unknown }) => ({
        error: { code: error.code ?? -32000, message: error.message, data: error.data },
      }),
    );
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
  });
  await new Promise<void>((resolve) => rpc.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  rpc.closeAllConnections();
  rpc.close();
  await rm(data, { recursive: true, force: true });
});

test('every signature and comment that was acknowledged survives kill -9', async () => {
  const seed = Date.now() % 100_000;
  console.info(`seed ${seed}`);
  const tools = deskTools(chain);
  const { id, proposal } = await chain.propose('note', 'durable', note('durable').cid, { period: PERIOD });
  const settings = { DEML_GATEWAY_RPC: rpcUrl(), DEML_GATEWAY_REGISTRY: chain.registry, DEML_GATEWAY_DESK_BURST: '100000' };
  const comments = new Set<string>();
  const seats = new Set<number>();
  for (let round = 0; round < 2; round++) {
    const { child, url } = await spawnGateway(data, settings);
    const exited = once(child, 'exit');
    const place = { ...tools.placeOf(url), timeoutMs: 30_000 };
    // Somewhere in the middle: after so many answers, and a moment later.
    let left = 4 + ((seed * (round + 1) * 7919) % 12);
    const answered = () => {
      if (--left === 0) setTimeout(() => child.kill('SIGKILL'), seed % 30);
    };
    const talk = async (worker: number) => {
      for (let i = 0; ; i++) {
        const comment = await tools.comment(id, curator(worker), { text: `Round ${round}, ${i}.` });
        comments.add((await postComment(place, comment)).cid);
        answered();
        const seat = (round * 2 + worker) % 5;
        if (i === 1) {
          await postApproval(place, { proposal, seat, signature: await tools.signApproval(proposal, curator(seat)) });
          seats.add(seat);
          answered();
        }
      }
    };
    await Promise.allSettled([talk(0), talk(1)]); // each ends when the connection breaks, or its curator has said enough
    await exited;
    expect(child.signalCode).toBe('SIGKILL');
  }
  console.info(`${comments.size} comments and ${seats.size} signatures were acknowledged before two kills`);
  expect(comments.size).toBeGreaterThan(0);

  const reopened = await chain.openGateway({ data });
  const listening = await serveGateway(reopened, { host: '127.0.0.1', port: 0 });
  try {
    const desk = await getDesk({ ...tools.placeOf(listening.url), timeoutMs: 20_000 }, id);
    expect(desk.gateways).toEqual([{ url: listening.url, state: 'ok', detail: null }]);
    expect(desk.comments.map(({ cid }) => cid)).toEqual(expect.arrayContaining([...comments]));
    expect(desk.approvals.map(({ seat }) => seat)).toEqual(expect.arrayContaining([...seats]));
    expect((await postComment(tools.placeOf(listening.url), await tools.comment(id, account(1)))).taken).toHaveLength(1);
  } finally {
    await listening.close();
    await reopened.close();
  }
});
