import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';

export interface RpcProxyOptions {
  /** Address of the chain behind; it changes when the chain is started again. */
  chain: () => string;
  /** Resolves when all that is mined now is on the disk. */
  persist: () => Promise<void>;
  /** How long a transaction may wait for its block. */
  minedWithinMs: number;
}

interface Call {
  id?: unknown;
  method?: unknown;
}

interface Answer {
  id?: unknown;
  result?: unknown;
  error?: { code: number; message: string };
}

/**
 * Changes go to anvil one after the other, those of a batch too, each when the block of the one before is there: a transaction that arrives
 * while its predecessor is being mined can stay in anvil's pool for ever. One that waits for a nonce lets the next pass.
 */
const TURN_MS = 100;
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const shared = { 'access-control-allow-origin': '*' };
const preflight = {
  ...shared,
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-private-network': 'true',
};

/** What only reads. Everything else counts as a change: a needless write costs a moment, a missing one a transaction. */
const reads = /^(eth_(?!send)\w+|(net|web3|txpool|debug|trace|ots)_\w+|anvil_(dumpState|nodeInfo|metadata))$/;

/** JSON-RPC over HTTP that answers a change only once it is on the disk. */
export function createRpcProxy({ chain, persist, minedWithinMs }: RpcProxyOptions): Hono {
  const app = new Hono();
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const next = last.then(task);
    last = next.catch(() => {}); // its caller has the error
    return next;
  };

  app.options('*', () => new Response(null, { status: 204, headers: preflight }));
  app.post('*', async (c) => {
    if (Number(c.req.header('content-length') ?? 0) > MAX_BODY_BYTES) return failure(413, -32600, `more than ${MAX_BODY_BYTES} bytes`);
    const body = await c.req.text();
    if (body.length > MAX_BODY_BYTES) return failure(413, -32600, `more than ${MAX_BODY_BYTES} bytes`);
    let calls: Call[];
    try {
      calls = [JSON.parse(body)].flat().filter((call) => call !== null && typeof call === 'object');
    } catch {
      return failure(200, -32700, 'the body is not JSON');
    }
    try {
      return await answer(body, calls);
    } catch (error) {
      return failure(503, -32603, `${error instanceof Error ? error.message : error}. Nothing was acknowledged: ask again`);
    }
  });
  return app;

  async function answer(body: string, calls: Call[]): Promise<Response> {
    const changing = calls.filter(({ method }) => typeof method === 'string' && !reads.test(method));
    if (changing.length === 0) {
      const text = await (await post(chain(), body)).text();
      return text === '' ? new Response(null, { status: 204, headers: shared }) : json(text);
    }
    const batch = body.trimStart().startsWith('[');
    const answers: Answer[] = [];
    const transactions: Answer[] = [];
    await inTurn(async () => {
      for (const call of calls) {
        const text = await (await post(chain(), batch ? JSON.stringify(call) : body)).text();
        if (text === '') continue; // a notification
        const one = JSON.parse(text) as Answer;
        answers.push(one);
        if (!/^(eth|wallet)_send/.test(String(call.method)) || !/^0x[0-9a-f]{64}$/.test(String(one.result))) continue;
        transactions.push(one);
        await isMined(one.result, TURN_MS);
      }
    });
    await Promise.all(transactions.map(async (one) => (await isMined(one.result, minedWithinMs)) || refuse(one)));
    await persist();
    return answers.length === 0 ? new Response(null, { status: 204, headers: shared }) : json(JSON.stringify(batch ? answers : answers[0]));
  }

  async function isMined(hash: unknown, withinMs: number): Promise<boolean> {
    const end = Date.now() + withinMs;
    for (let wait = 2; (await ask('eth_getTransactionReceipt', hash)) === null; wait = Math.min(wait * 1.2, 250)) {
      if (Date.now() > end) return false;
      await sleep(wait);
    }
    return true;
  }

  /** An accepted transaction without a block is no success: the disk holds blocks only. */
  function refuse(one: Answer): void {
    const message = `${one.result} is in no block after ${minedWithinMs} ms: is a nonce before it missing? It is lost when the chain stops.`;
    one.error = { code: -32000, message };
    delete one.result;
  }

  async function ask(method: string, ...params: unknown[]): Promise<unknown> {
    const answer = (await (await post(chain(), JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))).json()) as Answer;
    return answer.result;
  }
}

const post = (url: string, body: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(() => {
    throw new Error('The chain behind the proxy does not answer; it is being started again');
  });

const json = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { 'content-type': 'application/json', ...shared } });

const failure = (status: number, code: number, message: string): Response =>
  json(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message } }), status);
