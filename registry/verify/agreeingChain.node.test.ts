import type { Hex } from 'viem';
import { describe, expect, it, vi } from 'vitest';
import { EndpointError, NoChainError } from '../errors/index.ts';
import { agreeingChain } from './agreeingChain.ts';
import { type Handler, refusing, type Server, serve, silent } from './servers.node.ts';

const to = '0x00000000000000000000000000000000000000a1';
const call = { to, data: '0x01' } as const;
const fast = { hedgeMs: 60, timeoutMs: 400 };

interface Asked {
  method: string;
  params: [{ to: Hex; data: Hex }, string];
}

/** An RPC that gives what `answer` gives: a result, or an error of JSON-RPC. */
function rpc(answer: (asked: Asked) => { result?: unknown; error?: unknown } | null): { asked: Asked[]; server: Promise<Server> } {
  const asked: Asked[] = [];
  const server = serve((_, response, body) => {
    const { id, ...request } = JSON.parse(body) as Asked & { id: number };
    asked.push(request);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, ...answer(request) }));
  });
  return { asked, server };
}
const says = (result: unknown) => rpc(() => ({ result }));
const chainOf = async (rpcs: (Server | Promise<Server> | string)[], options = {}) =>
  agreeingChain({ rpcs: (await Promise.all(rpcs)).map((one) => (typeof one === 'string' ? one : one.url)), ...fast, ...options });
const states = (chain: Awaited<ReturnType<typeof chainOf>>) => chain.reports().map(({ state }) => state);

describe('call', () => {
  it('asks the first RPC for the newest block, and reports where the answer is from', async () => {
    const [a, b] = [says('0xAB'), says('0xab')];
    const chain = await chainOf([a.server, b.server], { hedgeMs: 5_000, timeoutMs: 20_000 }); // however busy the machine is
    expect(await chain.call(call)).toBe('0xab');
    expect(a.asked).toEqual([{ jsonrpc: '2.0', method: 'eth_call', params: [call, 'latest'] }]);
    expect(b.asked).toEqual([]);
    expect(chain.reports()).toEqual([
      { url: (await a.server).url, state: 'answers', detail: null },
      { url: (await b.server).url, state: 'untried', detail: null },
    ]);
  });

  it('asks at a block when one is given', async () => {
    const a = says('0x');
    expect(await (await chainOf([a.server])).call({ ...call, block: 255n })).toBe('0x');
    expect(a.asked[0]?.params[1]).toBe('0xff');
  });

  const faults: [fault: string, handler: Handler | null][] = [
    ['hangs', silent],
    ['hangs in the body', (_, response) => void response.writeHead(200).write('{"jsonrpc":')],
    ['answers 500', (_, response) => void response.writeHead(500).end()],
    ['answers with HTML', (_, response) => void response.end('<h1>Sign in</h1>')],
    ['answers null', (_, response) => void response.end('null')],
    ['answers without a result', (_, response) => void response.end('{}')],
    ['answers with a number', (_, response) => void response.end('{"result":5}')],
    ['answers with half a byte', (_, response) => void response.end('{"result":"0x1"}')],
    ['answers with text', (_, response) => void response.end('{"result":"all is well"}')],
    ['answers with an error', (_, response) => void response.end('{"error":{"code":-32000,"message":"header not found"}}')],
    ['answers with an error of no form', (_, response) => void response.end('{"error":"busy"}')],
    ['breaks the connection', (request) => void request.socket.destroy()],
    ['is down', null],
  ];

  it.each(faults)('is answered by the second RPC when the first %s; the first is named and asked last', async (_, handler) => {
    const bad = handler ? (await serve(handler)).url : await refusing();
    const good = says('0x02');
    const chain = await chainOf([bad, good.server]);
    const started = performance.now();
    expect(await chain.call(call)).toBe('0x02');
    expect(performance.now() - started).toBeLessThan(1_500);
    await chain.compare(1n); // now the first one's fault is certain, hanging or not
    expect(states(chain)).toEqual(['failed', 'answers']);
    expect(chain.reports()[0]?.detail).toContain(bad);
    const request = vi.fn(fetch);
    const again = await chainOf([bad, good.server], { fetch: request });
    await again.compare(1n); // nothing to compare yet
    expect(request).not.toHaveBeenCalled();
    const before = good.asked.length;
    await chain.call(call);
    expect(good.asked.length).toBe(before + 1);
  });

  it.each(faults)('fails when the only RPC %s, and says why', async (_, handler) => {
    const bad = handler ? (await serve(handler)).url : await refusing();
    const error = await (await chainOf([bad])).call(call).catch((caught) => caught);
    expect(error).toBeInstanceOf(NoChainError);
    expect(error.message).toContain(bad);
    expect(error.message.split(bad).length - 1).toBe(1); // named once
    expect(error.cause).toBeInstanceOf(EndpointError);
  });

  it('fails when all are down, with the reason of each, and when none is configured', async () => {
    const [a, b] = await Promise.all([refusing(), refusing()]);
    const error = await (await chainOf([a, b])).call(call).catch((caught) => caught);
    expect(error.message).toContain(a);
    expect(error.message).toContain(b);
    await expect((await chainOf([])).call(call)).rejects.toThrow(NoChainError);
  });

  it('lets a hanging RPC go', async () => {
    const [hanging, endless] = await Promise.all([
      serve(silent),
      serve((_, response) => {
        const timer = setInterval(() => response.write(' '.repeat(100)), 5);
        response.on('close', () => clearInterval(timer));
      }),
    ]);
    for (const server of [hanging, endless]) {
      await expect((await chainOf([server])).call(call)).rejects.toThrow(NoChainError);
      await vi.waitFor(() => expect(server.aborted).toBe(1));
    }
  });

  it('reads no more than 16 MiB', async () => {
    const huge = await serve((_, response) => void response.end(`{"result":"0x${'00'.repeat(9 * 1024 * 1024)}"}`));
    await expect((await chainOf([huge], { timeoutMs: 5_000 })).call(call)).rejects.toThrow('the limit is 16777216');
  });
});

describe('compare', () => {
  it('says that the others agree, in any letter case, at the same block', async () => {
    const [a, b, c] = [says('0xABCD'), says('0xabcd'), says('0xAbCd')];
    const chain = await chainOf([a.server, b.server, c.server]);
    await chain.call(call);
    await chain.compare(16n);
    expect(states(chain)).toEqual(['answers', 'agrees', 'agrees']);
    expect(b.asked).toEqual([{ jsonrpc: '2.0', method: 'eth_call', params: [call, '0x10'] }]);
  });

  it('says who disagrees, and about which block', async () => {
    const [a, b, c] = [says('0x01'), says('0x02'), says('0x01')];
    const chain = await chainOf([a.server, b.server, c.server]);
    await chain.call(call);
    await chain.compare(7n);
    expect(chain.reports()).toMatchObject([
      { state: 'answers' },
      { state: 'disagrees', detail: 'answers otherwise for block 7' },
      { state: 'agrees' },
    ]);
  });

  it('says that one lags: it does not have the block', async () => {
    const lagging = rpc(({ params }) =>
      params[1] === 'latest' ? { result: '0x00' } : { error: { code: -32001, message: 'header not found' } },
    );
    const chain = await chainOf([says('0x01').server, lagging.server]);
    await chain.call(call);
    await chain.compare(9n);
    expect(chain.reports()[1]).toMatchObject({ state: 'failed', detail: expect.stringContaining('header not found') });
  });

  it('waits for no RPC longer than its time, and tells hanging and garbage apart from disagreeing', async () => {
    const garbage = await serve((_, response) => void response.end('garbage'));
    const chain = await chainOf([says('0x01').server, serve(silent), garbage, await refusing()]);
    await chain.call(call);
    const started = performance.now();
    await chain.compare(1n);
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(states(chain)).toEqual(['answers', 'failed', 'failed', 'failed']);
  });

  it('lets an RPC go that hangs while it is compared', async () => {
    const hanging = await serve(silent);
    const chain = await chainOf([says('0x01').server, hanging]);
    await chain.call(call);
    await chain.compare(1n);
    await vi.waitFor(() => expect(hanging.aborted).toBe(1));
  });

  it('takes an RPC for agreeing again after it was down', async () => {
    let up = false;
    const flaky = await serve((_, response) => void (up ? response.end('{"result":"0x01"}') : response.writeHead(503).end()));
    const chain = await chainOf([says('0x01').server, flaky]);
    await chain.call(call);
    await chain.compare(1n);
    expect(states(chain)).toEqual(['answers', 'failed']);
    up = true;
    await chain.compare(1n);
    expect(chain.reports()[1]).toMatchObject({ state: 'agrees', detail: null });
  });

  it('reports each change', async () => {
    const onChange = vi.fn();
    const chain = await chainOf([says('0x01').server, says('0x02').server], { onChange });
    await chain.call(call);
    await chain.compare(1n);
    expect(onChange).toHaveBeenCalledTimes(2);
  });
});

describe('logs', () => {
  const log = { topics: [`0x${'01'.repeat(32)}`], data: '0x', blockNumber: '0x5', transactionHash: `0x${'02'.repeat(32)}` };

  it('asks for all blocks, and gives the logs', async () => {
    const a = says([log]);
    expect(await (await chainOf([a.server])).logs({ address: to, topics: [null] })).toEqual([log]);
    expect(a.asked[0]).toMatchObject({
      method: 'eth_getLogs',
      params: [{ address: to, topics: [null], fromBlock: '0x0', toBlock: 'latest' }],
    });
  });

  it.each([
    ['text', 'none'],
    ['an object', {}],
    ['null', null],
    ['a log of null', [null]],
    ['a log without topics', [{ ...log, topics: undefined }]],
    ['a log whose data is no hex', [{ ...log, data: 'x' }]],
  ])('turns to the next RPC when one answers with %s', async (_, answer) => {
    const chain = await chainOf([says(answer).server, says([log]).server]);
    expect(await chain.logs({ address: to, topics: [] })).toEqual([log]);
    expect(states(chain)[0]).toBe('failed');
  });
});

describe('what is no fault of an RPC', () => {
  const limit = (message: string, code = -32000) => rpc(() => ({ error: { code, message } })).server;
  const logs = { address: to, topics: [], from: 1n, to: 0x100n } as const;

  it('is a revert: it is thrown with its data, and the RPC counts as working', async () => {
    const reverting = () => rpc(() => ({ error: { code: 3, message: 'execution reverted', data: '0x1234' } })).server;
    const chain = await chainOf([reverting(), reverting()]);
    await expect(chain.call(call)).rejects.toMatchObject({ code: 'reverted', family: 'input', data: '0x1234' });
    expect(states(chain)).toEqual(['untried', 'untried']);
    const bare = await chainOf([rpc(() => ({ error: { message: 'VM Exception: revert', data: { why: 1 } } })).server]);
    await expect(bare.call(call)).rejects.toMatchObject({ code: 'reverted', data: '0x' });
  });

  it.each(['EVM error InvalidFEOpcode', 'EVM error OutOfGas', 'invalid opcode: INVALID', 'out of gas', 'stack underflow (0 <=> 1)'])(
    'is a contract whose code ends otherwise: %s',
    async (message) => {
      const chain = await chainOf([rpc(() => ({ error: { code: -32603, message } })).server]);
      await expect(chain.call(call)).rejects.toMatchObject({ code: 'reverted', data: '0x' });
    },
  );

  it('is a revert that another RPC does not have: they disagree', async () => {
    const chain = await chainOf([says('0x01').server, rpc(() => ({ error: { code: 3, message: 'execution reverted' } })).server]);
    await chain.call(call);
    await chain.compare(7n);
    expect(states(chain)).toEqual(['answers', 'disagrees']);
  });

  it.each([
    ['exceed maximum block range: 5000', 5000],
    ['eth_getLogs is limited to a 10,000 range', 10_000],
    ['Under the Free tier plan, you can make eth_getLogs requests with up to a 500 block range.', 500],
    ['query returned more than 10000 results', null],
    ['Log response size exceeded', null],
    ['response is too big', null],
  ])('is a limit of logs: %s', async (message, blocks) => {
    const chain = await chainOf([limit(message)]);
    await expect(chain.logs(logs)).rejects.toMatchObject({ code: 'log-limit', family: 'retry', blocks });
    expect(states(chain)).toEqual(['untried']);
  });

  it('is not that it was asked too often, nor anything else', async () => {
    for (const [message, code] of [
      ['project ID request rate exceeded', -32005],
      ['too many requests', -32005],
      ['header not found', -32000],
    ] as const)
      await expect((await chainOf([limit(message, code)])).logs(logs)).rejects.toMatchObject({ code: 'no-chain' });
  });

  it('leaves room for another RPC that gives more', async () => {
    const log = { topics: [], data: '0x', blockNumber: '0x5', transactionHash: '0x02' };
    const generous = says([log]);
    expect(await (await chainOf([limit('block range too large'), generous.server])).logs(logs)).toEqual([log]);
    expect(generous.asked[0]?.params[0]).toMatchObject({ fromBlock: '0x1', toBlock: '0x100' });
  });
});

describe('times', () => {
  it('are those of the blocks, in the order asked', async () => {
    const chain = await chainOf([rpc(({ params }) => ({ result: { timestamp: `0x${(Number(params[0]) * 2).toString(16)}` } })).server]);
    const blocks = Array.from({ length: 30 }, (_, i) => BigInt(100 - i));
    expect(await chain.times(blocks)).toEqual(blocks.map((block) => Number(block) * 2));
    expect(await chain.times([])).toEqual([]);
  });

  it('come from the next RPC when one lacks a block', async () => {
    const chain = await chainOf([says(null).server, says({ timestamp: '0x7' }).server]);
    expect(await chain.times([1n, 2n])).toEqual([7, 7]);
    expect(states(chain)[0]).toBe('failed');
  });
});
